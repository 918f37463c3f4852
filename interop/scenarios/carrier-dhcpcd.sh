#!/usr/bin/env bash
# Proves: dhcpcd binds a /56 from our carrier, believes its signed Reconfigure, and moves to the new prefix.
# Packages: dhcpcd-base
. "$INTEROP/lib/scenario.sh"

lab_up
carrier_start --prefix 2001:db8:1000::/40 --renumber-to 2001:db8:2000::/40 --renumber-after 12
dhcpcd_start
carrier_happens 20 '.event == "Delegated" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'
carrier_happens 20 '.event == "ReconfigureSent"'
carrier_happens 10 '.event == "ReconfigureAnswered" and .by == "RENEW"'
carrier_happens 20 '.event == "Delegated" and (.prefix | test("^2001:db8:20[0-9a-f:]+/56$"))'
client_stop
server_stop
