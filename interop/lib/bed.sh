# The whole router with real packets: two LAN hosts, the router, its carrier, a border relay, and a host of the Internet.
#
#   LAN hosts                router (client namespace)     carrier (server namespace)      border relay          far end
#   eth0 192.168.1.11 <-->   lan0 192.168.1.1                                                                    eth0 198.51.100.1
#   eth0 192.168.1.12 <-->   wan0                   <-->   srv0                                                  2001:db8:100::1
#                            map0: the tunnel              core0 2001:380:a120::1  <-->    core0 ...::9, net0 <-->
#
# The first LAN host looks whether its addresses are somebody else's before it uses them, as hosts do; the second does not.
# The carrier forwards from the line only what comes from a prefix that is delegated and routed now. The border relay
# drops and counts what a CE has no right to send: bed_down fails the scenario if it counted any.
BED=$INTEROP/bed
BED_PYTHON=/usr/bin/python3
BED_LAN1=wan6-$$-lan1
BED_LAN2=wan6-$$-lan2
BED_RELAY=wan6-$$-relay
BED_FAR=wan6-$$-far
BED_NAMESPACES=("$BED_LAN1" "$BED_LAN2" "$LAB_CLIENT" "$LAB_SERVER" "$BED_RELAY" "$BED_FAR")
ON_LAN1=(ip netns exec "$BED_LAN1")
ON_LAN2=(ip netns exec "$BED_LAN2")
ON_RELAY=(ip netns exec "$BED_RELAY")
ON_FAR=(ip netns exec "$BED_FAR")
ON_ROUTER=()

BED_BR=2001:380:a120::9
FAR4=198.51.100.1
FAR6=2001:db8:100::1
FAR_PORT=7000
LINE_A=2400:4050:5c71:af00::/56
LINE_B=2400:4050:5c12:3400::/56
# So many packets must have come through the border relay: nothing foreign among none is no news.
BED_LEAST=100
BED_DOWNLOADS=()
BED_RELAYS=()
BED_TUNNELS=()
BED_RULE=("$BED_BR" 2400:4050:4000::/35 153.241.0.0/17 21 6 draft-03)

trap 'status=$?; bed_down || status=1; exit $status' EXIT

# bed_up [fresh]   fresh: the router forwards nothing yet and has no way out; radvd_start says that the carrier is a router.
bed_up() {
  LAB_SCRATCH=$(mktemp -d)
  local namespace
  for namespace in "${BED_NAMESPACES[@]}"; do
    ip netns add "$namespace"
    ip -n "$namespace" link set lo up
    bed_knob "$namespace" net/ipv6/conf/{all,default}/accept_dad 0
  done
  for namespace in "$LAB_SERVER" "$BED_RELAY"; do
    bed_knob "$namespace" net/ipv4/ip_forward net/ipv6/conf/{all,default}/forwarding 1
  done
  bed_knob "$BED_LAN1" net/ipv6/conf/{all,default}/accept_dad 1
  for namespace in "$BED_LAN1" "$BED_LAN2"; do
    # A host takes 16 addresses and no more, and keeps old ones for up to 90 minutes: enough for a day of any carrier, not for the clock.
    bed_knob "$namespace" net/ipv6/conf/{all,default}/max_addresses 64
  done
  bed_cables
  bed_addresses
  if [ "${1:-}" != fresh ]; then
    bed_knob "$LAB_CLIENT" net/ipv4/ip_forward net/ipv6/conf/all/forwarding 1
    ip -n "$LAB_CLIENT" -6 route add default via fe80::5eff:fe00:5301 dev wan0
  fi
  eventually 10 "link-local addresses are there" lab_is_ready
  bed_carrier_drops_what_is_not_its_customers
  bed_router_place
  capture_start
  "${ON_FAR[@]}" "$BED_PYTHON" "$INTEROP/lib/flows.py" serve "$FAR_PORT" >"$OUT/far.log" 2>&1 &
  eventually 10 "the far end listens" listens "$BED_FAR" "$FAR_PORT"
}

# line_ipv4 PREFIX   the IPv4 address of a line under BED_RULE, whose EA bits are 15 bits of the address and 6 of the PSID.
line_ipv4() {
  local third fourth bits
  IFS=: read -r _ _ third fourth _ <<<"$1"
  bits=$(((((0x$third & 0x1fff) << 8) | (0x$fourth >> 8)) >> 6))
  echo "153.241.$((bits >> 8)).$((bits & 255))"
}

# bed_knob NAMESPACE FILE... VALUE   below /proc/sys
bed_knob() {
  local namespace=$1 value=${*: -1} file
  for file in "${@:2:$#-2}"; do
    ip netns exec "$namespace" sh -c "echo $value >/proc/sys/$file"
  done
}

bed_cables() {
  local host
  ip -n "$LAB_CLIENT" link add lan0 address 02:00:5e:00:53:03 type bridge
  ip -n "$LAB_CLIENT" link set lan0 up
  for host in 1 2; do
    lab_cable "wan6-$$-lan$host" eth0 "02:00:5e:00:56:0$host" "$LAB_CLIENT" "lan0-$host" "02:00:5e:00:57:0$host"
    ip -n "$LAB_CLIENT" link set "lan0-$host" master lan0
  done
  lab_cable "$LAB_CLIENT" wan0 02:00:5e:00:53:02 "$LAB_SERVER" srv0 02:00:5e:00:53:01
  lab_cable "$LAB_SERVER" core0 02:00:5e:00:58:01 "$BED_RELAY" core0 02:00:5e:00:58:02
  lab_cable "$BED_RELAY" net0 02:00:5e:00:58:03 "$BED_FAR" eth0 02:00:5e:00:58:04
}

bed_addresses() {
  local host
  for host in 1 2; do
    ip -n "wan6-$$-lan$host" addr add "192.168.1.1$host/24" dev eth0
    ip -n "wan6-$$-lan$host" route add default via 192.168.1.1
  done
  ip -n "$LAB_CLIENT" addr add 192.168.1.1/24 dev lan0
  ip -n "$LAB_SERVER" addr add 2001:db8:ffff::1/64 dev srv0 nodad
  ip -n "$LAB_SERVER" addr add 2001:380:a120::1/64 dev core0 nodad
  ip -n "$LAB_SERVER" -6 route add 2001:db8:100::/64 via "$BED_BR"
  ip -n "$BED_RELAY" addr add "$BED_BR/64" dev core0 nodad
  ip -n "$BED_RELAY" -6 route add 2400:4050::/32 via 2001:380:a120::1
  ip -n "$BED_RELAY" -6 route add 2001:db8:1000::/36 via 2001:380:a120::1
  ip -n "$BED_RELAY" addr add 198.51.100.254/24 dev net0
  ip -n "$BED_RELAY" addr add 2001:db8:100::fe/64 dev net0 nodad
  ip -n "$BED_FAR" addr add "$FAR4/24" dev eth0
  ip -n "$BED_FAR" addr add "$FAR6/64" dev eth0 nodad
  ip -n "$BED_FAR" route add default via 198.51.100.254
  ip -n "$BED_FAR" -6 route add default via 2001:db8:100::fe
}

# RFC 2827: what comes from the line has to come from an address that is routed there.
bed_carrier_drops_what_is_not_its_customers() {
  "${ON_SERVER[@]}" nft -f - <<'NFT'
table ip6 carrier {
  chain forward {
    type filter hook forward priority filter;
    iifname "srv0" fib saddr . iif oif missing counter drop
  }
}
NFT
}

# The router's own /etc, which it may write: the machine's, with what is changed kept in memory. Restarted, it finds it again.
bed_router_place() {
  mkdir -p "$LAB_SCRATCH/etc" "$LAB_SCRATCH/router"
  "${ON_CLIENT[@]}" sh -c '
    mount -t tmpfs tmpfs "$1" && mkdir "$1/new" "$1/work" &&
      mount -t overlay overlay -o "lowerdir=/etc,upperdir=$1/new,workdir=$1/work" /etc && : >/etc/radvd.conf &&
      : >"$1/is-there" && exec sleep 3600' sh "$LAB_SCRATCH/etc" >"$OUT/place.log" 2>&1 &
  local place=$!
  eventually 10 "the router has an /etc of its own" nsenter --target "$place" --mount test -e "$LAB_SCRATCH/etc/is-there"
  local path=$BED/bin:$PATH
  if ! "${ON_CLIENT[@]}" ip -6 tunnel add probe0 mode ipip6 local ::1 remote ::2 2>"$OUT/probe.log"; then
    path=$BED/no-tunnel:$path
    step "the kernel has no ip6_tunnel: a program stands in"
  else
    "${ON_CLIENT[@]}" ip -6 tunnel del probe0
  fi
  ON_ROUTER=(nsenter --target "$place" --net --mount env PATH="$path" BED="$BED" BED_RUN="$LAB_SCRATCH/router")
}

# relay_start DEVICE ADDRESS RULE-IPV6 RULE-IPV4 EA-BITS PSID-OFFSET rfc7597|draft-03   a border relay of one rule, whose every
# address is routed to it.
relay_start() {
  ip -n "$BED_RELAY" addr replace "$2/64" dev core0 nodad
  "${ON_RELAY[@]}" "$BED_PYTHON" "$BED/border-relay.py" "$@" "$OUT/$1.json" >"$OUT/$1.log" 2>&1 &
  BED_RELAYS+=("$1:$!")
  relay_device "$1" "$4"
}

# relay_device DEVICE IPV4-PREFIX   once it is there
relay_device() {
  eventually 10 "$1 is there" "${ON_RELAY[@]}" test -e "/sys/class/net/$1"
  ip -n "$BED_RELAY" link set "$1" mtu 1460 up
  ip -n "$BED_RELAY" route add "$2" dev "$1"
}

# relay_tunnel DEVICE LOCAL REMOTE IPV4-PREFIX   the far end of a tunnel to one customer, in place of a border relay. Counts what comes
# from other IPv4 addresses than those.
relay_tunnel() {
  ip -n "$BED_RELAY" addr replace "$2/64" dev core0 nodad
  "${ON_RELAY[@]}" "$BED_PYTHON" "$BED/tunnel.py" "$1" "$LAB_SCRATCH/$1.fifo" >"$OUT/$1.log" 2>&1 &
  relay_device "$1" "$4"
  "${ON_RELAY[@]}" nft -f - <<NFT
table ip $1 {
  counter foreign {}
  counter own {}
  chain forward {
    type filter hook forward priority filter;
    iifname "$1" ip saddr != $4 counter name foreign drop
    iifname "$1" counter name own
  }
}
NFT
  BED_TUNNELS+=("$1")
  relay_tunnel_to "$1" "$2" "$3"
}

# relay_tunnel_to DEVICE LOCAL REMOTE   the customer has another address now.
relay_tunnel_to() {
  eventually 5 "$1 leads to $3" test -p "$LAB_SCRATCH/$1.fifo"
  echo "$2 $3" >"$LAB_SCRATCH/$1.fifo"
}

# bed_carrier_start OPTION...   which takes orders, and routes what it delegates. A prefix that is no longer delegated is unreachable
# at once, or after EDGE_GRACE seconds.
bed_carrier_start() {
  : >"$OUT/carrier.jsonl"
  "${ON_SERVER[@]}" "$BED_PYTHON" "$BED/edge.py" "$OUT/carrier.jsonl" srv0 fe80::5eff:fe00:5302 "${EDGE_GRACE:-0}" >"$OUT/edge.log" 2>&1 &
  CARRIER_ORDERS=$LAB_SCRATCH/orders
  mkfifo "$CARRIER_ORDERS"
  exec 8<>"$CARRIER_ORDERS"
  carrier_start --profile ntt --orders "$@"
}

# bed_renumber PREFIX [SECONDS]   the carrier delegates this one from now on, and says so by a signed Reconfigure; that it is asked for
# may take so long.
bed_renumber() {
  echo "renumber $1" >&8
  carrier_happens "${2:-10}" ".event == \"Delegated\" and .prefix == \"$1\""
}

# bed_router_start OPTION...   HomeRouter; may be called again: state and /etc are kept.
bed_router_start() {
  "${ON_ROUTER[@]}" java -cp "$WAN6_JAR" net.wan6.examples.programs.HomeRouter --apply "$@" \
    wan0 02:00:5e:00:53:02 "$LAB_SCRATCH/wan0.state" lan0 >>"$OUT/router.log" 2>&1 &
  ROUTER_PID=$!
}

# bed_online SECONDS   until both LAN hosts reach the far end over IPv4 and IPv6.
bed_online() {
  eventually "$1" "IPv4 through the tunnel" reaches LAN1 "$FAR4"
  eventually "$1" "IPv6 of the first LAN host" reaches LAN1 "$FAR6"
  eventually "$1" "IPv6 of the second" reaches LAN2 "$FAR6"
}

# reaches LAN1|LAN2 ADDRESS
reaches() {
  local -n on=ON_$1
  "${on[@]}" ping -q -n -c 1 -W 1 "$2" >/dev/null 2>&1
}

# serve_files MEGABYTES...   each a file of the far end, http://FAR:8080/MEGABYTES; others may be put there.
serve_files() {
  local size
  mkdir -p "$LAB_SCRATCH/files"
  for size; do
    head -c "${size}M" /dev/urandom >"$LAB_SCRATCH/files/$size"
  done
  "${ON_FAR[@]}" "$BED_PYTHON" "$BED/files.py" "$LAB_SCRATCH/files" 8080 >"$OUT/http.log" 2>&1 &
  eventually 10 "the far end serves files" "${ON_FAR[@]}" sh -c "ss -Htln 'sport = :8080' | grep -q ."
}

# How a LAN host's curl behaves: within a minute, and never less than 100,000 octets in two seconds.
CURL=(curl --silent --show-error --fail --globoff --max-time 60 --speed-limit 50000 --speed-time 2)

# fetches LAN1|LAN2 URL   all of it, as it is
fetches() {
  local -n host=ON_$1
  "${host[@]}" "${CURL[@]}" --output "$LAB_SCRATCH/fetched.$1" \
    --write-out "$1 gets %{url_effective}: %{size_download} octets in %{time_total} s\n" "$2" || fail "$1 does not get $2"
  cmp "$LAB_SCRATCH/files/${2##*/}" "$LAB_SCRATCH/fetched.$1" || fail "$2 came otherwise than it was sent"
}

# puts LAN1|LAN2 MEGABYTES HOST
puts() {
  local -n host=ON_$1
  "${host[@]}" "${CURL[@]}" --upload-file "$LAB_SCRATCH/files/$2" --output /dev/null \
    --write-out "$1 puts to $3: %{size_upload} octets in %{time_total} s\n" "http://$3:8080/put.$1" || fail "$1 does not put $2 MB"
  cmp "$LAB_SCRATCH/files/$2" "$LAB_SCRATCH/files/put.$1" || fail "$2 MB came otherwise than they were sent"
}

# begin_download LAN1|LAN2 HOST CURL-OPTION...   of 20 MB, which the far end takes ten seconds for; has begun when this returns.
begin_download() {
  local -n host=ON_$1
  "${host[@]}" "${CURL[@]}" "${@:3}" --output "$LAB_SCRATCH/slow.$1" "http://$2:8080/20?seconds=10" 2>"$OUT/download.$1.log" &
  BED_DOWNLOADS+=("$1:$!")
  eventually 10 "a download of $1 from $2 has begun" test -s "$LAB_SCRATCH/slow.$1"
}

# All that were begun have come to their end, whole.
end_downloads() {
  local one
  for one in "${BED_DOWNLOADS[@]}"; do
    wait "${one#*:}" || fail "a download of ${one%:*}: $(cat "$OUT/download.${one%:*}.log")"
    cmp "$LAB_SCRATCH/files/20" "$LAB_SCRATCH/slow.${one%:*}"
    step "the download of ${one%:*} is complete"
  done
}

# lan_deprecates BEGINNING   of an address that both LAN hosts still have.
lan_deprecates() {
  local namespace
  for namespace in "$BED_LAN1" "$BED_LAN2"; do
    ip -n "$namespace" -6 addr show dev eth0 scope global deprecated | grep -q "inet6 $1" || fail "$1 is not deprecated on a LAN host"
  done
  step "$1 is deprecated on both LAN hosts"
}

# How many fragments of IPv6 have come to the relay's namespace.
bed_fragments() {
  "${ON_RELAY[@]}" awk '$1 == "Ip6ReasmReqds" { print $2 }' /proc/net/snmp6
}

# Says what the border relays have let through and dropped; fails if a CE sent what it has no right to.
bed_settle() {
  local one
  for one in "${BED_RELAYS[@]}"; do
    kill -USR1 "${one#*:}"
    eventually 5 "border relay ${one%:*} has counted" test -e "$OUT/${one%:*}.json"
    step "${one%:*}: $(cat "$OUT/${one%:*}.json")"
    jq --exit-status --argjson least "$BED_LEAST" '.foreignAddress == 0 and .foreignPort == 0 and .fromCe >= $least' \
      "$OUT/${one%:*}.json" >/dev/null || return 1
  done
  for one in "${BED_TUNNELS[@]}"; do
    "${ON_RELAY[@]}" nft -j list counters table ip "$one" |
      jq --compact-output '[.nftables[].counter | objects | {(.name): .packets}] | add' >"$OUT/$one.json"
    step "$one: $(cat "$OUT/$one.json")"
    jq --exit-status --argjson least "$BED_LEAST" '.foreign == 0 and .own >= $least' "$OUT/$one.json" >/dev/null || return 1
  done
}

bed_down() {
  local namespace pid sound=0
  if [ "${status:-0}" = 0 ]; then
    bed_settle || [ "${BED_FOREIGN:-}" = shown ] || { sound=1; echo "FAIL: packets left the router that are not its own, or none: $(cat "$OUT"/br?.log)"; }
  fi
  for namespace in "${BED_NAMESPACES[@]}"; do
    for pid in $(ip netns pids "$namespace" 2>/dev/null); do
      kill "$pid" 2>/dev/null || true
    done
  done
  for namespace in "${BED_NAMESPACES[@]}"; do
    for pid in $(ip netns pids "$namespace" 2>/dev/null); do
      stop "$pid"
    done
    ip netns del "$namespace" 2>/dev/null || true
  done
  [ -z "$LAB_SCRATCH" ] || rm -rf "$LAB_SCRATCH"
  return $sound
}
