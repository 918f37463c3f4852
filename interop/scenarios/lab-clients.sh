#!/usr/bin/env bash
# Proves: the laboratory itself, without wan6: every client binds a prefix from Kea in it, and the machine's own files stay as they were.
# Packages: kea-dhcp6-server dhcpcd-base dibbler-client isc-dhcp-client wide-dhcpv6-client
. "$INTEROP/lib/scenario.sh"

fingerprint() {
  find /etc/resolv.conf /etc/dibbler /var/lib/dibbler /var/log/dibbler /var/lib/dhcp /var/lib/dhcpcd /var/lib/dhcpv6 \
    -printf '%p %s %T@\n' | sort
}

before=$(fingerprint)
lab_up
kea_start
for client in dhcpcd dibbler_client dhclient wide_client; do
  bound_before=$(times_told REPLY | wc -l)
  ${client}_start
  eventually 30 "$client has its Reply" told_more_than "$bound_before" REPLY
  kill -0 "$CLIENT_PID" || fail "$client did not stay"
  client_stop
done
[ "$(fingerprint)" = "$before" ] || fail "the machine's own files have changed"
