#!/usr/bin/env bash
# Proves: a line that has a /64 by Router Advertisement and no DHCPv6 gets it with its MAP-E softwire, and sends nothing. A
# kernel that does not listen is one warning; a router that is no default router takes nothing away; over a restart the
# prefix that changed meanwhile is one Replaced.
# Packages: radvd
. "$INTEROP/lib/scenario.sh"

no_default_route() {
  [ -z "$(ip -n "$LAB_CLIENT" -6 route show default dev wan0)" ]
}

line=(--profile ntt --prefixes 0 --line-prefixes --provider ocn)
lab_up
"${ON_CLIENT[@]}" sh -c 'echo 1 >/proc/sys/net/ipv6/conf/wan0/forwarding; echo 1 >/proc/sys/net/ipv6/conf/wan0/accept_ra'
radvd_start 2400:4050:5c71:af00::/64
wan6_start "${line[@]}"
happens 20 '.event == "TransportProblem" and (.description | test("accept_ra=2"))'
happens 5 '.event == "StateChanged" and .state == "Listening"'
client_listens_to_routers
happens 20 '.event == "Acquired" and .prefix == "2400:4050:5c71:af00::/64" and .source == "router" and .softwire.kind == "map-e"'
exactly 1 '.event == "Acquired" and .softwire.ipv4 == "153.241.113.198" and .softwire.psid == 47'

radvd_says no-router 2400:4050:5c71:af00::/64
eventually 20 "the default route is gone" no_default_route
radvd_says 2400:4050:5c71:af00::/64
wan6_stop
exactly 1 '.event == "Acquired"'
exactly 1 '.event == "TransportProblem"'
exactly 0 '.event == "Replaced" or .event == "Withdrawn" or .event == "Deprecated"'

radvd_says 2400:4050:5c71:af00::/64=0,7200 2400:4050:5c12:3400::/64
kernel_has 20 2400:4050:5c12:3400:
: >"$OUT/events.jsonl"
wan6_start "${line[@]}"
happens 20 '.event == "Replaced" and .old == "2400:4050:5c71:af00::/64" and .new == "2400:4050:5c12:3400::/64" and .softwire.kind == "map-e"'
wan6_stop
exactly 1 '.event == "Acquired"'
exactly 1 '.event == "Replaced"'
exactly 0 '.event == "Withdrawn" or .event == "Deprecated"'
sent_no SOLICIT
sent_no INFORMATION_REQUEST
