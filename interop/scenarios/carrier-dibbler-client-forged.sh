#!/usr/bin/env bash
# Proves: dibbler-client turns away a Reconfigure of our carrier whose digest is wrong, so that it is the digest it believed before.
# Packages: dibbler-client
. "$INTEROP/lib/scenario.sh"

lab_up
carrier_start --prefix 2001:db8:1000::/40 --renumber-to 2001:db8:2000::/40 --renumber-after 12 --fault bad-digest
dibbler_client_start
carrier_happens 20 '.event == "Delegated"'
carrier_happens 20 '.event == "ReconfigureSent" and .attempt == 3'
carrier_exactly 0 '.event == "ReconfigureAnswered"'
sent_no RENEW
client_stop
server_stop
