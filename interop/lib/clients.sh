# Starting other people's clients, each on wan0 with a DUID-LL where it can be told. Every *_start sets CLIENT_PID.
# None of them may touch the machine: no hook scripts, no resolver file, state in scratch directories.
CLIENT_PID=

dhcpcd_start() {
  "${ON_CLIENT[@]}" "${SCRATCHED[@]}" "$LAB_SCRATCH/dhcpcd" /var/lib/dhcpcd /run -- \
    dhcpcd --nobackground --debug --ipv6only --script /bin/true --config "$INTEROP/peers/dhcpcd/dhcpcd.conf" wan0 lan0 \
    >>"$OUT/dhcpcd.log" 2>&1 &
  CLIENT_PID=$!
}

dibbler_client_start() {
  local home=$LAB_SCRATCH/dibbler-client
  mkdir -p "$home/etc/dibbler"
  cp "$INTEROP/peers/dibbler/client.conf" "$home/etc/dibbler/client.conf"
  "${ON_CLIENT[@]}" "${SCRATCHED[@]}" "$home" /etc/dibbler /var/lib/dibbler /var/log/dibbler -- dibbler-client run \
    >>"$OUT/dibbler-client.log" 2>&1 &
  CLIENT_PID=$!
}

dhclient_start() {
  "${ON_CLIENT[@]}" dhclient -6 -P -d -v -D LL -cf "$INTEROP/peers/isc/dhclient.conf" -lf "$LAB_SCRATCH/dhclient.leases" \
    -pf "$LAB_SCRATCH/dhclient.pid" -sf /bin/true wan0 >>"$OUT/dhclient.log" 2>&1 &
  CLIENT_PID=$!
}

wide_client_start() {
  local home=$LAB_SCRATCH/wide-client
  mkdir -p "$home/var/lib/dhcpv6"
  # Its DUID file: a length of two octets in the machine's own order, then the DUID-LL of wan0.
  [ -e "$home/var/lib/dhcpv6/dhcp6c_duid" ] ||
    printf '\012\000\000\003\000\001\002\000\136\000\123\002' >"$home/var/lib/dhcpv6/dhcp6c_duid"
  "${ON_CLIENT[@]}" "${SCRATCHED[@]}" "$home" /var/lib/dhcpv6 -- \
    dhcp6c -f -D -c "$INTEROP/peers/wide/dhcp6c.conf" -p "$LAB_SCRATCH/dhcp6c.pid" wan0 >>"$OUT/dhcp6c.log" 2>&1 &
  CLIENT_PID=$!
}

client_stop() {
  stop "$CLIENT_PID"
  step "the client is stopped"
}

# systemd-networkd without systemd: its own /run/systemd and configuration, and no udev, which it finds by a /sys it could write.
networkd_start() {
  local home=$LAB_SCRATCH/networkd
  mkdir -p "$home/etc/systemd/network" "$home/run/systemd/netif/links" "$home/run/systemd/netif/leases" "$home/run/systemd/netif/lldp"
  cp "$INTEROP"/peers/networkd/*.network "$home/etc/systemd/network"
  chmod 755 "$LAB_SCRATCH" "$home" && chown -R systemd-network "$home/run/systemd/netif"
  "${ON_CLIENT[@]}" "${SCRATCHED[@]}" "$home" /etc/systemd/network /run/systemd -- \
    sh -c 'mount -o remount,ro /sys && SYSTEMD_LOG_LEVEL=debug exec /lib/systemd/systemd-networkd' >>"$OUT/networkd.log" 2>&1 &
  CLIENT_PID=$!
}
