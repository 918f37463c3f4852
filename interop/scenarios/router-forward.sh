#!/usr/bin/env bash
# Proves: a port of the line that HomeRouter lets in reaches its LAN host from outside and from the LAN by the public address (hairpinning),
# before and after a change of prefix that gives the line other ports; nothing leaves with a foreign address or port.
# Packages: conntrack curl iputils-ping nftables python3 radvd
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"

# Of LINE_A and of LINE_B: 1776 is a port of the first alone, 1856 of the second.
before=153.241.113.198 after=153.241.112.72
BED_LEAST=10

bed_up
relay_start br0 "${BED_RULE[@]}"
bed_carrier_start --prefix "$LINE_A"
bed_router_start --forward tcp:1776:192.168.1.11:8080 --forward tcp:1856:192.168.1.11:8080
bed_online 20
mkdir -p "$LAB_SCRATCH/lan"
echo "a LAN host" >"$LAB_SCRATCH/lan/who"
"${ON_LAN1[@]}" python3 -m http.server --directory "$LAB_SCRATCH/lan" 8080 >"$OUT/lan-http.log" 2>&1 &
eventually 10 "the LAN host serves" "${ON_LAN1[@]}" sh -c "ss -Htln 'sport = :8080' | grep -q ."

# answers FAR|LAN2 URL
answers() {
  local -n from=ON_$1
  [ "$("${from[@]}" curl --silent --max-time 5 "$2")" = "a LAN host" ] || fail "$1 does not reach $2"
  step "$1 reaches $2"
}

answers FAR "http://$before:1776/who"
answers LAN2 "http://$before:1776/who"
! "${ON_FAR[@]}" curl --silent --max-time 2 "http://$before:1856/who" >/dev/null || fail "1856 is not the line's yet"
bed_renumber "$LINE_B"
eventually 10 "the prefix has changed" grep -q "$LINE_B for .* takes the place of $LINE_A" "$OUT/router.log"
eventually 10 "IPv4 goes on" reaches LAN1 "$FAR4"
answers FAR "http://$after:1856/who"
answers LAN2 "http://$after:1856/who"
! "${ON_FAR[@]}" curl --silent --max-time 2 "http://$after:1776/who" >/dev/null || fail "1776 is not the line's any more"
