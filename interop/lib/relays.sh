# Starting other people's relays, each in a relay's namespace between up0 and down0. Relays tell the server at one address;
# where none is said, they tell all servers, ff05::1:3. Number 1 is the relay nearest the server.

# relay_start KIND NUMBER [SERVER-ADDRESS]
relay_start() {
  local on=(ip netns exec "${LAB_RELAYS[$2 - 1]}")
  "relay_$1" "$LAB_SCRATCH/relay$2" "${3:-}"
  eventually 10 "relay $2, of $1, listens" listens "${LAB_RELAYS[$2 - 1]}" 547
}

# Each is called by relay_start, which sets on.
relay_isc() {
  "${on[@]}" dhcrelay -6 -d -I --no-pid -l down0 -u "${2:+$2%}up0" >>"$OUT/dhcrelay.log" 2>&1 &
}

relay_wide() {
  "${on[@]}" dhcp6relay -f -D -r up0 ${2:+-s "$2"} -p "$1.pid" down0 >>"$OUT/dhcp6relay.log" 2>&1 &
}

relay_dibbler() {
  mkdir -p "$1/etc/dibbler"
  sed "s/@SERVER@/${2:+unicast $2}/; s/server \$/server multicast yes/" "$INTEROP/peers/dibbler/relay.conf" \
    >"$1/etc/dibbler/relay.conf"
  "${on[@]}" "${SCRATCHED[@]}" "$1" /etc/dibbler /var/lib/dibbler /var/log/dibbler -- dibbler-relay run \
    >>"$OUT/dibbler-relay.log" 2>&1 &
}

# Edits Kea's base.json so that it hears relays, and knows the link behind them by their address on it.
KEA_BEHIND_RELAYS='.Dhcp6["interfaces-config"].interfaces = ["srv0/2001:db8:ffff::1"]
  | .Dhcp6.subnet6[0] |= (del(.interface) + {"relay": {"ip-addresses": ["2001:db8:1::1", "2001:db8:2::1"]}})'

# A message of a client that a relay sent on. usage: relayed TYPE HOPS
relayed() {
  local found
  found=$(wire "udp.dstport == 547 && dhcpv6.msgtype == ${WIRE_TYPES[$1]} && dhcpv6.msgtype == 12" -T fields -e dhcpv6.msgtype |
    grep -c "^$(printf '12,%.0s' $(seq "$2"))${WIRE_TYPES[$1]}\$" || true)
  [ "$found" -ge 1 ] || fail "no $1 came through $2 relays"
  step "a $1 came through $2 relays"
}

# relayed_by KIND   Solicit to Release with Kea behind one relay of that kind.
relayed_by() {
  lab_up 1
  kea_start "$KEA_BEHIND_RELAYS | .Dhcp6 += {\"renew-timer\": 2, \"rebind-timer\": 40, \"preferred-lifetime\": 60, \"valid-lifetime\": 90}"
  relay_start "$1" 1 2001:db8:ffff::1
  wan6_start --profile rfc9915 --length 56 --release
  happens 20 '.event == "Acquired" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'
  happens 20 '.event == "Refreshed"'
  wan6_stop
  exactly 1 '.event == "Withdrawn" and .reason == "released"'
  for type in SOLICIT REQUEST RENEW RELEASE; do
    relayed "$type" 1
  done
}

# reconfigured_through KIND   our carrier behind one relay of that kind, found at ff05::1:3: it renumbers by a signed Reconfigure.
reconfigured_through() {
  lab_up 1
  carrier_start --prefix 2001:db8:1000::/40 --renumber-after 2
  relay_start "$1" 1
  wan6_start --profile rfc9915 --length 56
  happens 20 '.event == "Acquired" and .prefix == "2001:db8:1000::/56"'
  carrier_happens 20 '.event == "ReconfigureAnswered" and .by == "RENEW"'
  happens 20 '.event == "Replaced" and .new == "2001:db8:1100::/56"'
  wan6_stop
  exactly 1 '.event == "ReconfigureAccepted" and .type == "RENEW"'
  exactly 0 '.event == "ReconfigureRejected" or .event == "Withdrawn"'
  relayed RENEW 1
}
