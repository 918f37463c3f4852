# The laboratory: two namespaces joined by one cable, or by several with relays between them.
#
#   server namespace                          client namespace
#     srv0  02:00:5e:00:53:01   <--veth-->     wan0  02:00:5e:00:53:02
#     2001:db8:ffff::1/64                      lan0  02:00:5e:00:53:03, for a client that delegates on to a LAN
#
#   server namespace   relay 1, 2001:db8:ffff::2, 2001:db8:1::1   relay 2, 2001:db8:1::2, 2001:db8:2::1   client namespace
#     srv0  <--veth-->  up0  down0               <--veth-->        up0  down0              <--veth-->      wan0
#
# Names carry the process id, so laboratories do not meet; both ends live in namespaces from the first moment, so the
# machine's own interfaces are never touched. Everything lab_up makes, lab_down removes.
LAB_SERVER=wan6-$$-server
LAB_CLIENT=wan6-$$-client
LAB_RELAYS=()
LAB_SCRATCH=
# Put before a command. Not functions: after "${ON_SERVER[@]}" command & the process id is the command's own.
ON_SERVER=(ip netns exec "$LAB_SERVER")
ON_CLIENT=(ip netns exec "$LAB_CLIENT")

# Before a command that knows only fixed paths of the machine: "${SCRATCHED[@]}" SCRATCH DIRECTORY... -- COMMAND...
# runs it in a mount namespace in which those directories, and what it puts there, are under SCRATCH.
SCRATCH_SHELL='
  scratch=$1 && shift
  while [ "$1" != -- ]; do
    mkdir -p "$scratch$1" && mount --bind "$scratch$1" "$1" || exit 1
    shift
  done
  shift
  exec "$@"'
SCRATCHED=(unshare --mount --propagation private sh -c "$SCRATCH_SHELL" sh)

# lab_up [RELAYS]   with so many relays, none if it is not said.
lab_up() {
  LAB_SCRATCH=$(mktemp -d)
  local namespace knob number
  for ((number = 1; number <= ${1:-0}; number++)); do
    LAB_RELAYS+=("wan6-$$-relay$number")
  done
  # Duplicate address detection would only cost seconds here, and no router advertises.
  for namespace in "$LAB_SERVER" "$LAB_CLIENT" "${LAB_RELAYS[@]}"; do
    ip netns add "$namespace"
    for knob in accept_dad accept_ra; do
      ip netns exec "$namespace" sh -c "for c in all default; do echo 0 >/proc/sys/net/ipv6/conf/\$c/$knob; done"
    done
    ip -n "$namespace" link set lo up
  done
  lab_cables
  ip -n "$LAB_SERVER" addr add 2001:db8:ffff::1/64 dev srv0 nodad
  ip -n "$LAB_CLIENT" link add lan0 address 02:00:5e:00:53:03 type veth peer name lan0-host
  ip -n "$LAB_CLIENT" link set lan0 up
  ip -n "$LAB_CLIENT" link set lan0-host up
  eventually 10 "link-local addresses are there" lab_is_ready
  capture_start
}

lab_cables() {
  local from=$LAB_SERVER end=srv0 mac=02:00:5e:00:53:01 network=2001:db8:ffff number=0 relay
  for relay in "${LAB_RELAYS[@]}"; do
    number=$((number + 1))
    lab_cable "$from" "$end" "$mac" "$relay" up0 "02:00:5e:00:54:0$number"
    ip -n "$relay" addr add "$network::2/64" dev up0 nodad
    from=$relay end=down0 mac=02:00:5e:00:55:0$number network=2001:db8:$number
  done
  lab_cable "$from" "$end" "$mac" "$LAB_CLIENT" wan0 02:00:5e:00:53:02
  for ((number = 1; number <= ${#LAB_RELAYS[@]}; number++)); do
    ip -n "${LAB_RELAYS[number - 1]}" addr add "2001:db8:$number::1/64" dev down0 nodad
  done
}

# lab_cable NAMESPACE END MAC NAMESPACE END MAC
lab_cable() {
  ip -n "$1" link add "$2" address "$3" type veth peer name "$5" address "$6" netns "$4"
  ip -n "$1" link set "$2" up
  ip -n "$4" link set "$5" up
}

lab_is_ready() {
  local relay
  for relay in "${LAB_RELAYS[@]}"; do
    lab_has_link_local "$relay" up0 && lab_has_link_local "$relay" down0 || return 1
  done
  lab_has_link_local "$LAB_SERVER" srv0 && lab_has_link_local "$LAB_CLIENT" wan0
}

lab_has_link_local() {
  ip -n "$1" -6 addr show dev "$2" scope link -tentative | grep -q inet6
}

lab_down() {
  local namespace pid
  for namespace in "$LAB_SERVER" "$LAB_CLIENT" "${LAB_RELAYS[@]}"; do
    for pid in $(ip netns pids "$namespace" 2>/dev/null); do
      stop "$pid"
    done
    ip netns del "$namespace" 2>/dev/null || true
  done
  [ -z "$LAB_SCRATCH" ] || rm -rf "$LAB_SCRATCH"
}

# Takes the cable's DHCPv6 into OUT/wire.pcap; at once, datagram by datagram, so that a failure loses none.
capture_start() {
  : >"$OUT/tcpdump.log"
  "${ON_SERVER[@]}" tcpdump -Z root -i srv0 --immediate-mode -U -w "$OUT/wire.pcap" 'udp port 546 or udp port 547' \
    >"$OUT/tcpdump.log" 2>&1 &
  eventually 10 "the capture runs" grep -q 'listening on' "$OUT/tcpdump.log"
}

# Something in a namespace is bound to a UDP port. usage: listens NAMESPACE PORT
listens() {
  ip netns exec "$1" ss --no-header --udp --listening --numeric "sport = :$2" | grep -q .
}
