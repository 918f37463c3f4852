#!/usr/bin/env bash
# Proves: a fixed IPv4 address, as the line's rule server says: all of its ports; when the prefix changes, the tunnel moves to the new one
# as soon as the server has said where it begins, and what runs over IPv4 goes on: the address is the same.
# Packages: conntrack curl dnsmasq-base iputils-ping nftables python3 radvd
# Seconds: 180
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"
. "$INTEROP/lib/outage.sh"

before=2001:db8:1000:100 after=2001:db8:1000:200 end=2001:380:a120::f fixed=192.0.2.9

bed_up
rules_are "$(jq --null-input --compact-output --arg before "$before::feed" --arg after "$after::feed" --arg far $end --arg ipv4 $fixed/32 \
  '{ttl: 3600, order: ["ipip"], ipip: [($before, $after) | {ipv6_local: ., ipv6_remote: $far, ipv4: $ipv4}]}')"
rules_start
relay_tunnel fixed0 $end $before::feed $fixed/32
bed_carrier_start --prefix $before::/56 --dns $RULES_ADDRESS
trusts_rules bed_router_start --ask
bed_online 40
serve_files 20
begin_download LAN2 "$FAR4" --speed-time 8
bed_renumber $after::/56
relay_tunnel_to fixed0 $end $after::feed
end_downloads
