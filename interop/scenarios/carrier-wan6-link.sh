#!/usr/bin/env bash
# Proves: whatever becomes of the interface, wan6 goes on with the lease it has: down and up with duplicate address
# detection, another link-local address, deleted and made anew under another index. A Reconfigure after all that arrives.
. "$INTEROP/lib/scenario.sh"

# wan0 above the cable's end, so that it can be deleted without cutting the cable. With duplicate address detection: its
# address cannot be bound for a second or two.
wan0_made() {
  ip -n "$LAB_CLIENT" link add link cable0 name wan0 address 02:00:5e:00:53:02 type macvlan mode bridge
  "${ON_CLIENT[@]}" sh -c 'echo 1 >/proc/sys/net/ipv6/conf/all/accept_dad; echo 1 >/proc/sys/net/ipv6/conf/wan0/accept_dad'
  ip -n "$LAB_CLIENT" link set wan0 up
}

# answered SECONDS TYPE FROM COUNT   the COUNT-th message of a type from that link-local address, or a later one, was answered.
answered() {
  eventually "$1" "a $2 from $3 is answered" was_answered "${@:2}"
}

was_answered() {
  local ids
  ids=$(wire "ipv6.src == $2 && dhcpv6.msgtype == ${WIRE_TYPES[$1]}" -T fields -e dhcpv6.xid | awk '!seen[$0]++' | tail -n +"$3")
  [ -n "$ids" ] || return 1
  wire "ipv6.dst == $2 && dhcpv6.msgtype == ${WIRE_TYPES[REPLY]}" -T fields -e dhcpv6.xid | grep -qFf - <(echo "$ids")
}

# link_lost COUNT   so often until now
link_lost() {
  [ "$(count_events "$OUT/events.jsonl" '.event == "StateChanged" and .state == "No-link"')" -ge "$1" ]
}

lab_up
ip -n "$LAB_CLIENT" link set wan0 down
ip -n "$LAB_CLIENT" link set wan0 name cable0 address 02:00:5e:00:53:04
ip -n "$LAB_CLIENT" link set cable0 up
wan0_made
carrier_start --prefix 2001:db8:1000::/40 --renumber-to 2001:db8:2000::/40 --renumber-after 60
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired"'

ip -n "$LAB_CLIENT" link set wan0 down
eventually 5 "the link is down" link_lost 1
ip -n "$LAB_CLIENT" link set wan0 up
answered 20 REBIND fe80::5eff:fe00:5302 1

ip -n "$LAB_CLIENT" addr add fe80::77/64 dev wan0 nodad
ip -n "$LAB_CLIENT" addr del fe80::5eff:fe00:5302/64 dev wan0
# A Renew: the server is to know where a Reconfigure reaches us.
answered 20 RENEW fe80::77 1

ip -n "$LAB_CLIENT" link del wan0
eventually 5 "the interface is gone" link_lost 2
wan0_made
answered 20 REBIND fe80::5eff:fe00:5302 2

happens 80 '.event == "ReconfigureAccepted" and .type == "RENEW"'
happens 20 '.event == "Replaced"'
wan6_stop
exactly 1 '.event == "Acquired"'
exactly 0 '.event == "Withdrawn"'
exactly 0 '.event == "TransportProblem"'
server_stop
wire_is_clean
