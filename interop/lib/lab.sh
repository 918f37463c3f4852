# The laboratory: two namespaces joined by one cable.
#
#   server namespace                          client namespace
#     srv0  02:00:5e:00:53:01   <--veth-->     wan0  02:00:5e:00:53:02
#     2001:db8:ffff::1/64                      lan0  02:00:5e:00:53:03, for a client that delegates on to a LAN
#
# Names carry the process id, so laboratories do not meet; both ends live in namespaces from the first moment, so the
# machine's own interfaces are never touched. Everything lab_up makes, lab_down removes.
LAB_SERVER=wan6-$$-server
LAB_CLIENT=wan6-$$-client
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

lab_up() {
  LAB_SCRATCH=$(mktemp -d)
  ip netns add "$LAB_SERVER"
  ip netns add "$LAB_CLIENT"
  # Duplicate address detection would only cost seconds here, and no router advertises.
  local namespace knob
  for namespace in "$LAB_SERVER" "$LAB_CLIENT"; do
    for knob in accept_dad accept_ra; do
      ip netns exec "$namespace" sh -c "for c in all default; do echo 0 >/proc/sys/net/ipv6/conf/\$c/$knob; done"
    done
    ip -n "$namespace" link set lo up
  done
  ip -n "$LAB_SERVER" link add srv0 address 02:00:5e:00:53:01 type veth \
    peer name wan0 address 02:00:5e:00:53:02 netns "$LAB_CLIENT"
  ip -n "$LAB_SERVER" link set srv0 up
  ip -n "$LAB_CLIENT" link set wan0 up
  ip -n "$LAB_SERVER" addr add 2001:db8:ffff::1/64 dev srv0 nodad
  ip -n "$LAB_CLIENT" link add lan0 address 02:00:5e:00:53:03 type veth peer name lan0-host
  ip -n "$LAB_CLIENT" link set lan0 up
  ip -n "$LAB_CLIENT" link set lan0-host up
  eventually 10 "link-local addresses are there" lab_is_ready
  capture_start
}

lab_is_ready() {
  ip -n "$LAB_SERVER" -6 addr show dev srv0 scope link -tentative | grep -q inet6 &&
    ip -n "$LAB_CLIENT" -6 addr show dev wan0 scope link -tentative | grep -q inet6
}

lab_down() {
  local namespace pid
  for namespace in "$LAB_SERVER" "$LAB_CLIENT"; do
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
