#!/usr/bin/env bash
# Proves: a line that only announces a /64 and has no DHCPv6 gets IPv4 by MAP-E all the same; when the router of the line announces another
# prefix, the tunnel moves, and a steady UDP flow goes on.
# Packages: conntrack curl iputils-ping nftables python3 radvd
# Seconds: 180
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"
. "$INTEROP/lib/outage.sh"

a=2400:4050:5c71:af00 b=2400:4050:5c12:3400

bed_up fresh
relay_start br0 "${BED_RULE[@]}"
ip -n "$LAB_SERVER" addr add $a::1/64 dev srv0 nodad
radvd_start $a::/64
bed_router_start --line-prefixes
eventually 30 "IPv4 through the tunnel" reaches LAN1 "$FAR4"
eventually 5 "IPv4 of the second LAN host" reaches LAN2 "$FAR4"
serve_files 1
fetches LAN1 "http://$FAR4:8080/1"
probe LAN1 "tcp:$FAR4" "udp:$FAR4"
eventually 10 "the probe is answered" outage_last lan1 "tcp:$FAR4" "$(line_ipv4 $a::)"
ip -n "$LAB_SERVER" addr add $b::1/64 dev srv0 nodad
radvd_says $a::/64=0,7200 $b::/64
eventually 20 "new connections come from $(line_ipv4 $b::)" outage_last lan1 "tcp:$FAR4" "$(line_ipv4 $b::)"
eventually 20 "the steady flow comes from there, too" outage_last lan1 "udp:$FAR4" "$(line_ipv4 $b::)"
outage_quiet 5000
