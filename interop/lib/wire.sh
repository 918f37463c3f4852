# What was on the cable, asked of tshark; DHCPv6 by message number.
declare -A WIRE_TYPES=(
  [SOLICIT]=1 [ADVERTISE]=2 [REQUEST]=3 [CONFIRM]=4 [RENEW]=5 [REBIND]=6 [REPLY]=7
  [RELEASE]=8 [DECLINE]=9 [RECONFIGURE]=10 [INFORMATION_REQUEST]=11)

# wire FILTER [TSHARK-OPTION...]   the captured datagrams a display filter holds for, one a line. The capture may still be
# growing; tshark then remarks on its last packet in its log and prints the others.
wire() {
  tshark -n -r "$OUT/wire.pcap" -Y "$1" "${@:2}" 2>>"$OUT/tshark.log"
}

# times_sent TYPE   when each of them left the client, in seconds
times_sent() {
  wire "udp.dstport == 547 && dhcpv6.msgtype == ${WIRE_TYPES[$1]}" -T fields -e frame.time_relative
}

# times_told TYPE   the same of a server
times_told() {
  wire "udp.dstport == 546 && dhcpv6.msgtype == ${WIRE_TYPES[$1]}" -T fields -e frame.time_relative
}

# told_more_than COUNT TYPE   of a server's messages
told_more_than() {
  [ "$(times_told "$2" | wc -l)" -gt "$1" ]
}

# sent_at_least COUNT TYPE
sent_at_least() {
  [ "$(times_sent "$2" | wc -l)" -ge "$1" ]
}

sent() {
  sent_at_least 1 "$1" || fail "no $1 went out"
  step "$1 went out"
}

sent_no() {
  ! sent_at_least 1 "$1" || fail "$1 went out"
  step "no $1 went out"
}

# nth_not_before N TYPE SECONDS   the N-th of a type left at least SECONDS after the first
nth_not_before() {
  times_sent "$2" | awk -v n="$1" -v least="$3" '
    NR == 1 { first = $1 }
    NR == n { late = $1 - first >= least; printf "the %d-th left after %.1f s\n", n, $1 - first }
    END { exit !late }' || fail "$2 number $1 left before $3 s"
}

# tshark as referee: nothing a client sent may be malformed or earn a remark.
wire_is_clean() {
  local remarks
  remarks=$(wire 'udp.dstport == 547 && (_ws.malformed || _ws.expert)')
  [ -z "$remarks" ] || fail "tshark objects to what we sent: $remarks"
  step "tshark has nothing to say against what we sent"
}
