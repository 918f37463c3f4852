#!/usr/bin/env bash
# Proves: not only TCP: from both LAN hosts ping, ping of 3,000 octets (in fragments), traceroute with the border relay and the server
# in it (ICMP errors inside the tunnel), UDP echo with ports kept, and DNS by UDP, by TCP and with an answer in fragments.
# Packages: bind9-dnsutils conntrack dnsmasq-base iputils-ping nftables python3 radvd traceroute
# Seconds: 180
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"

pings() {
  local -n host=ON_$1
  "${host[@]}" ping -q -n -c 3 -i 0.2 -W 2 "${@:2}" >"$OUT/ping.txt" || fail "$1: ping ${*:2}: $(tail -n 3 "$OUT/ping.txt")"
  step "$1: ping ${*:2}: $(sed -n 's/^\([0-9]* packets.*loss\).*/\1/p' "$OUT/ping.txt")"
}

# hops LAN1|LAN2 OPTION...   names the router, the border relay and the far end, in this order.
hops() {
  local -n host=ON_$1
  "${host[@]}" traceroute -n -q 1 -w 2 -m 6 "${@:2}" "$FAR4" >"$OUT/hops.txt"
  [ "$(awk 'NR > 1 { print $2 }' "$OUT/hops.txt" | paste -sd ' ')" = "192.168.1.1 198.51.100.254 $FAR4" ] ||
    fail "$1: traceroute ${*:2}: $(cat "$OUT/hops.txt")"
  step "$1: traceroute ${*:2} names all three"
}

# resolves LAN1|LAN2 OPTION...   the name, and a text of 2,000 octets
resolves() {
  local -n host=ON_$1
  [ "$("${host[@]}" dig +short +tries=2 +timeout=2 "${@:2}" far.example AAAA)" = "$FAR6" ] || fail "$1: no name by dig ${*:2}"
  [ "$("${host[@]}" dig +short +tries=2 +timeout=2 +bufsize=4096 "${@:2}" long.example TXT | wc -c)" -gt 2000 ] ||
    fail "$1: no long text by dig ${*:2}"
  step "$1: dig ${*:2}"
}

bed_up
relay_start br0 "${BED_RULE[@]}"
bed_carrier_start --prefix "$LINE_A"
bed_router_start
bed_online 20
long=$(printf 'x%.0s' {1..250})
"${ON_FAR[@]}" dnsmasq --keep-in-foreground --conf-file=/dev/null --pid-file= --no-resolv --no-hosts --user=root --log-facility=- \
  --edns-packet-max=4096 --host-record="far.example,$FAR6" \
  --txt-record="long.example,$long,$long,$long,$long,$long,$long,$long,$long" >"$OUT/dnsmasq.log" 2>&1 &
eventually 10 "the far end has a resolver" listens "$BED_FAR" 53
for host in LAN1 LAN2; do
  pings "$host" "$FAR4"
  pings "$host" -s 2972 "$FAR4"
  pings "$host" -s 2952 "$FAR6"
  hops "$host"
  hops "$host" --icmp
  resolves "$host" "@$FAR4"
  resolves "$host" +tcp "@$FAR4"
  resolves "$host" "@$FAR6"
done
for host in 1 2; do
  ip netns exec "wan6-$$-lan$host" "$BED_PYTHON" "$INTEROP/lib/flows.py" udp 50 "$FAR_PORT" "$FAR4" "$FAR4" >"$OUT/udp$host.json" &
done
wait -n && wait -n
jq --exit-status --slurp --arg line "$(line_ipv4 "$LINE_A") " \
  'all(.[]; .kept == 50 and (.sources | length) == 50 and all(.sources[]; startswith($line)))' "$OUT"/udp?.json >/dev/null ||
  fail "UDP echo: $(jq -c 'del(.sources)' "$OUT"/udp?.json)"
step "50 UDP flows of each LAN host are answered, each from one port"
