# What was on the cable, asked of tshark; DHCPv6 by message number.
declare -A WIRE_TYPES=(
  [SOLICIT]=1 [ADVERTISE]=2 [REQUEST]=3 [CONFIRM]=4 [RENEW]=5 [REBIND]=6 [REPLY]=7
  [RELEASE]=8 [DECLINE]=9 [RECONFIGURE]=10 [INFORMATION_REQUEST]=11)

# wire FILTER   the captured datagrams a display filter holds for, one a line
wire() {
  tshark -n -r "$OUT/wire.pcap" -Y "$1" 2>>"$OUT/tshark.log"
}

count_sent() {
  wire "udp.dstport == 547 && dhcpv6.msgtype == ${WIRE_TYPES[$1]}" | wc -l
}

sent_no() {
  local found
  found=$(count_sent "$1")
  [ "$found" -eq 0 ] || fail "$found $1 went out"
  step "no $1 went out"
}

# tshark as referee: nothing a client sent may be malformed or earn a remark.
wire_is_clean() {
  local remarks
  remarks=$(wire 'udp.dstport == 547 && (_ws.malformed || _ws.expert)')
  [ -z "$remarks" ] || fail "tshark objects to what we sent: $remarks"
  step "tshark has nothing to say against what we sent"
}
