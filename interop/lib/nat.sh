# The printed texts under traffic: a LAN host, the router that loads them, and the far end, with a plain cable as map0.
#
#   lan namespace                  router (client namespace)               far end (server namespace)
#     eth0  192.168.1.2  <--veth-->  lan0  192.168.1.1
#                                    map0  the line's IPv4    <--veth-->    net0  198.51.100.1 and .2
#
# A tunnel would only carry the packets: what is shown here is which addresses and ports they have.
NAT_LAN=wan6-$$-lan
NAT_FAR1=198.51.100.1
NAT_FAR2=198.51.100.2
NAT_PORT=7000
ON_LAN=(ip netns exec "$NAT_LAN")

trap 'status=$?; nat_down; exit $status' EXIT

# nat_up IPV4   the namespaces, and a line with that address.
nat_up() {
  local namespace
  for namespace in "$NAT_LAN" "$LAB_CLIENT" "$LAB_SERVER"; do
    ip netns add "$namespace"
    ip -n "$namespace" link set lo up
  done
  ip -n "$NAT_LAN" link add eth0 type veth peer name lan0 netns "$LAB_CLIENT"
  ip -n "$LAB_CLIENT" link add map0 type veth peer name net0 netns "$LAB_SERVER"
  ip -n "$NAT_LAN" link set eth0 up
  ip -n "$LAB_CLIENT" link set lan0 up
  ip -n "$LAB_CLIENT" link set map0 up
  ip -n "$LAB_SERVER" link set net0 up
  ip -n "$NAT_LAN" addr add 192.168.1.2/24 dev eth0
  ip -n "$NAT_LAN" route add default via 192.168.1.1
  ip -n "$LAB_CLIENT" addr add 192.168.1.1/24 dev lan0
  ip -n "$LAB_CLIENT" addr add "$1/32" dev map0
  ip -n "$LAB_CLIENT" route add default dev map0
  "${ON_CLIENT[@]}" sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
  ip -n "$LAB_SERVER" addr add "$NAT_FAR1/32" dev net0
  ip -n "$LAB_SERVER" addr add "$NAT_FAR2/32" dev net0
  ip -n "$LAB_SERVER" route add "$1/32" dev net0
  "${ON_SERVER[@]}" python3 "$INTEROP/lib/flows.py" serve "$NAT_PORT" >"$OUT/far.log" 2>&1 &
  eventually 10 "the far end listens" listens "$LAB_SERVER" "$NAT_PORT"
}

nat_down() {
  local namespace pid
  for namespace in "$NAT_LAN" "$LAB_CLIENT" "$LAB_SERVER"; do
    for pid in $(ip netns pids "$namespace" 2>/dev/null); do
      stop "$pid"
    done
    ip netns del "$namespace" 2>/dev/null || true
  done
}

# nat_text FORMAT ARGUMENT...   what wan6 mape prints.
nat_text() {
  java -jar "$WAN6_JAR" mape --format "$@" --wan wan0 --tunnel map0
}

# nat_apply FORMAT FILE
nat_apply() {
  case $1 in
    nft) "${ON_CLIENT[@]}" nft -f "$2" ;;
    *) "${ON_CLIENT[@]}" sh -eu "$2" ;;
  esac
}

# nat_flows NAME ARGUMENT...   runs a client of flows.py on the LAN with an empty table of connections.
nat_flows() {
  "${ON_CLIENT[@]}" conntrack -F >/dev/null 2>&1
  "${ON_LAN[@]}" python3 "$INTEROP/lib/flows.py" "${@:2}" >"$OUT/$1.json"
}

# nat_holds NAME CONDITION   a condition in jq over the result; the ports of the line are $ports, its address $ipv4.
nat_holds() {
  jq --exit-status --arg ipv4 "$NAT_IPV4" --slurpfile ports "$OUT/ports.json" "($2)" "$OUT/$1.json" >/dev/null ||
    fail "$1: not $2: $(jq -c 'del(.sources)' "$OUT/$1.json")"
  step "$1: $(jq -c 'del(.sources) + {ports: (.sources | length)}' "$OUT/$1.json")"
}

NAT_OURS='all(.sources[]; split(" ") as [$a, $p] | $a == $ipv4 and ($ports[0][$p | tonumber]))'

# nat_line FORMAT LABEL CONNECTIONS AT_LEAST ARGUMENT...   one kind of line: brings it up, loads the text twice, sends traffic,
# takes it down. CONNECTIONS at once to one destination: AT_LEAST of them come about within 10 s, each from a port of the line.
nat_line() {
  local format=$1 label=$2 connections=$3 least=$4
  shift 4
  java -jar "$WAN6_JAR" mape --json "$@" >"$OUT/ce.json"
  NAT_IPV4=$(jq -r .ipv4 "$OUT/ce.json")
  jq '[.ranges[] | split("-") | map(tonumber) | range(.[0]; .[1] + 1)] | reduce .[] as $p ([range(65536) | false]; .[$p] = true)' \
    "$OUT/ce.json" >"$OUT/ports.json"
  nat_up "$NAT_IPV4"
  nat_text "$format" "$@" >"$OUT/$label.$format"
  nat_apply "$format" "$OUT/$label.$format"
  nat_apply "$format" "$OUT/$label.$format"
  step "$label: $NAT_IPV4 with $(jq '.ranges | length' "$OUT/ce.json") ranges is set up, twice"
  nat_flows "$label-tcp" tcp "$connections" "$NAT_FAR1" "$NAT_PORT" 10
  nat_holds "$label-tcp" ".answered >= $least and (.sources | length) == .answered and ($NAT_OURS)"
  nat_flows "$label-udp" udp 40 "$NAT_PORT" "$NAT_FAR1" "$NAT_FAR2"
  nat_holds "$label-udp" ".kept == 40 and ($NAT_OURS)"
  nat_echo "$label"
  nat_text "$format" --take-down "$@" >"$OUT/$label.down"
  nat_apply "$format" "$OUT/$label.down"
  nat_apply "$format" "$OUT/$label.down"
  nat_is_empty || fail "something is left of $label"
  nat_down
}

# ICMP identifiers come out of the port set (RFC 7597 §8.2): seen at the far end, each echoed back to the one who asked.
nat_echo() {
  : >"$OUT/tcpdump.log"
  "${ON_SERVER[@]}" tcpdump -Z root -n -l -i net0 --immediate-mode 'icmp[0] = 8' >"$OUT/echo.txt" 2>"$OUT/tcpdump.log" &
  local capture=$!
  eventually 10 "the far end captures" grep -q 'listening on' "$OUT/tcpdump.log"
  nat_flows "$1-echo" echo 10 "$NAT_FAR1"
  eventually 10 "ten echo requests are captured" nat_captured 10
  stop "$capture"
  sed -n 's/.* IP \([0-9.]*\) > .* id \([0-9]*\),.*/\1 \2/p' "$OUT/echo.txt" | jq -R . | jq -s '{sources: unique}' >"$OUT/seen.json"
  jq -s '.[0] + .[1]' "$OUT/$1-echo.json" "$OUT/seen.json" >"$OUT/both.json" && mv "$OUT/both.json" "$OUT/$1-echo.json"
  nat_holds "$1-echo" ".answered == 10 and (.sources | length) == 10 and ($NAT_OURS)"
}

nat_captured() {
  [ "$(wc -l <"$OUT/echo.txt")" -ge "$1" ]
}

# No rule of any kind is left, whichever tool made it.
nat_is_empty() {
  ! "${ON_CLIENT[@]}" nft list ruleset 2>/dev/null | grep -Eq 'wan6|map0'
}
