#!/usr/bin/env bash
# Proves: DS-Lite, as the line's rule server says: no NAT in the router, so that the AFTR sees the LAN's own addresses and no others, and
# translates them; HTTP, 1,000 connections at once, ping of 3,000 octets; and again after a change of prefix.
# Packages: conntrack curl dnsmasq-base iputils-ping nftables python3 radvd
# Seconds: 180
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"

before=2001:db8:1000:100::/56 after=2001:db8:1000:200::/56 aftr=2001:380:a120::a

carries_all() {
  fetches LAN1 "http://$FAR4:8080/1"
  "${ON_LAN2[@]}" ping -q -n -c 2 -s 2972 "$FAR4" >/dev/null || fail "no answer to a ping of 3,000 octets"
  "${ON_LAN2[@]}" "$BED_PYTHON" "$INTEROP/lib/flows.py" tcp 1000 "$FAR4" "$FAR_PORT" 10 >"$OUT/tcp.json"
  step "1,000 connections: $(jq -c 'del(.sources)' "$OUT/tcp.json")"
  jq --exit-status '.answered >= 990' "$OUT/tcp.json" >/dev/null || fail "not 990 of 1,000 connections"
}

bed_up
rules_are "{\"ttl\": 3600, \"order\": [\"dslite\"], \"dslite\": {\"aftr\": \"$aftr\"}}"
rules_start
relay_tunnel aftr0 $aftr 2001:db8:1000:100::b4 192.168.1.0/24
"${ON_RELAY[@]}" nft 'table ip aftr { chain postrouting { type nat hook postrouting priority srcnat; oifname "net0" masquerade; }; }'
bed_carrier_start --prefix $before --dns $RULES_ADDRESS
trusts_rules bed_router_start --ask
bed_online 40
serve_files 1
carries_all
bed_renumber $after
relay_tunnel_to aftr0 $aftr 2001:db8:1000:200::b4
bed_online 40
carries_all
