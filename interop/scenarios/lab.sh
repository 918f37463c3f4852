#!/usr/bin/env bash
# Proves: the laboratory itself, without wan6: every server starts in it, listens and stops, and the machine's own files stay as they were.
# Packages: dibbler-server kea-dhcp6-server isc-dhcp-server wide-dhcpv6-server dnsmasq-base
. "$INTEROP/lib/scenario.sh"

fingerprint() {
  find /run -maxdepth 1 -name '*.pid' -printf '%p %s %T@\n'
  find /etc/dibbler /var/lib/dibbler /var/log/dibbler /var/lib/dhcp /var/lib/dhcpv6 /var/lib/misc -printf '%p %s %T@\n' | sort
}

before=$(fingerprint)
lab_up
for start in "dibbler_start $INTEROP/peers/dibbler/pool-a.conf" kea_start isc_start wide_start dnsmasq_start; do
  $start
  kill -0 "$SERVER_PID" || fail "the server did not stay"
  server_stop
  ! listens "$LAB_SERVER" 547 || fail "something still listens after the server was stopped"
done
[ "$(fingerprint)" = "$before" ] || fail "the machine's own files have changed"
