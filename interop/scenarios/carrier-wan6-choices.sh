#!/usr/bin/env bash
# Proves: what a user chooses is on the cable: a certain prefix under an IAID, options to ask for and to add; the answers of a
# server that is not wanted are dropped, and it is said why there is no prefix.
. "$INTEROP/lib/scenario.sh"

asked() {
  [ -n "$(wire "udp.dstport == 547 && dhcpv6.msgtype == 1 && $1")" ] || fail "no Solicit with $1"
  step "a Solicit with $1"
}

choices=(--profile rfc9915 --hint 2001:db8:10ab:cd00::/56 --iaid 7 --request 24,31 --option solicit:15=000474657374)
lab_up
carrier_start --prefix 2001:db8:1000::/40 --duid 0003000102005e005377
wan6_start "${choices[@]}" --server 0003000102005e005388
happens 30 '.event == "Diagnosed" and (.findings | index("Unanswered")) and (.description | contains("unwanted_server"))'
wan6_stop
exactly 0 '.event == "Acquired"'
asked 'dhcpv6.iaid == "00000007"'
asked 'dhcpv6.requested_option_code == 31'
asked 'dhcpv6.option.type == 15'
asked 'dhcpv6.iaprefix.pref_addr == 2001:db8:10ab:cd00::'

wan6_start "${choices[@]}" --server 0003000102005e005377
happens 30 '.event == "Acquired"'
wan6_stop
wire_is_clean
