#!/usr/bin/env bash
# Proves: a carrier that says nothing for longer than T2 costs no packet: LAN hosts keep their addresses and flows, the router asks by
# Renew and then by Rebind, and has its lease extended as soon as it is heard again.
# Packages: conntrack curl iputils-ping nftables python3 radvd
# Seconds: 180
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"
. "$INTEROP/lib/outage.sh"

# The line carries packets as before; nobody hears DHCPv6.
carrier_is_deaf() {
  "${ON_SERVER[@]}" nft 'table ip6 deaf { chain input { type filter hook input priority filter; udp dport 547 drop; }; }'
}

carrier_hears() {
  "${ON_SERVER[@]}" nft delete table ip6 deaf
}

bed_up
relay_start br0 "${BED_RULE[@]}"
bed_carrier_start --prefix "$LINE_A" --times 6,10,90,120
bed_router_start
bed_online 20
outage_probe
carrier_is_deaf
eventually 40 "the router asks by Renew" sent_at_least 1 RENEW
eventually 40 "the router asks by Rebind" sent_at_least 1 REBIND
carrier_exactly 0 '.event == "Answered" and .received == "RENEW"'
carrier_hears
carrier_happens 30 '.event == "Answered" and .received == "REBIND"'
outage_settled "$LINE_A" || fail "the LAN hosts do not use $LINE_A any more"
outage_quiet 5000
carrier_exactly 1 '.event == "Delegated"'
bed_renumber "$LINE_B"
eventually 20 "both LAN hosts use $LINE_B" outage_settled "$LINE_B"
