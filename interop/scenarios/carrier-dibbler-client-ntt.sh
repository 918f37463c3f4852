#!/usr/bin/env bash
# Proves: dibbler-client believes our Reconfigure in the form seen on FLET'S Cross, 75 octets with an Option Request, and the carrier
# ends cleanly when asked.
# Packages: dibbler-client
. "$INTEROP/lib/scenario.sh"

lab_up
carrier_start --prefix 2001:db8:1000::/40 --profile ntt --renumber-after 3
dibbler_client_start
carrier_happens 20 '.event == "Delegated" and .prefix == "2001:db8:1000::/56"'
carrier_happens 20 '.event == "ReconfigureAnswered" and .by == "RENEW"'
carrier_happens 20 '.event == "Delegated" and .prefix == "2001:db8:1100::/56"'
[ "$(wire 'dhcpv6.msgtype == 10 && udp.length == 83 && dhcpv6.requested_option_code == 25' | wc -l)" -ge 1 ] ||
  fail "no Reconfigure of 75 octets with an Option Request"
step "the Reconfigure had 75 octets"
client_stop
server_stop
carrier_exactly 1 '.event == "Stopping" and .reason == "signal"'
[ ! -s "$OUT/carrier.log" ] || fail "the carrier had something to say: $(cat "$OUT/carrier.log")"
