# A router that announces prefixes: radvd on srv0, and a client that listens to it as a router does. Prefixes are written
# PREFIX or PREFIX=PREFERRED,VALID in seconds; options in front: managed (M and O), no-router (router lifetime 0).
RADVD_PID=

# radvd_start WORD...
radvd_start() {
  "${ON_SERVER[@]}" sh -c 'echo 1 >/proc/sys/net/ipv6/conf/all/forwarding'
  radvd_configure "$@"
  "${ON_SERVER[@]}" radvd --nodaemon --logmethod=stderr_clean --pidfile="$LAB_SCRATCH/radvd.pid" \
    --config="$LAB_SCRATCH/radvd.conf" >>"$OUT/radvd.log" 2>&1 &
  RADVD_PID=$!
}

# radvd_says WORD...   the same process, from now on something else
radvd_says() {
  radvd_configure "$@"
  kill -HUP "$RADVD_PID"
  step "radvd says: $*"
}

radvd_configure() {
  local word managed=off lifetime=1800 preferred valid
  {
    echo 'interface srv0 { AdvSendAdvert on; MinRtrAdvInterval 3; MaxRtrAdvInterval 4;'
    for word; do
      case $word in
        managed) managed=on ;;
        no-router) lifetime=0 ;;
        *=*)
          preferred=${word#*=} valid=${word#*,} preferred=${preferred%,*}
          radvd_prefix "${word%%=*}" "$preferred" "$valid"
          ;;
        *) radvd_prefix "$word" 604800 2592000 ;;
      esac
    done
    echo "AdvManagedFlag $managed; AdvOtherConfigFlag $managed; AdvDefaultLifetime $lifetime; };"
  } >"$LAB_SCRATCH/radvd.conf"
}

radvd_prefix() {
  echo "prefix $1 { AdvOnLink on; AdvAutonomous on; AdvPreferredLifetime $2; AdvValidLifetime $3; };"
}

# What the kernel of a router needs to listen to other routers.
client_listens_to_routers() {
  "${ON_CLIENT[@]}" sh -c 'echo 1 >/proc/sys/net/ipv6/conf/wan0/forwarding; echo 2 >/proc/sys/net/ipv6/conf/wan0/accept_ra'
}

# kernel_has SECONDS PREFIX   waits until an advertisement with the prefix has come in; PREFIX up to its last colon
kernel_has() {
  eventually "$1" "an advertisement of $2 has come in" kernel_knows "$2"
}

kernel_knows() {
  ip -n "$LAB_CLIENT" -6 addr show dev wan0 scope global -deprecated | grep -q "inet6 $1"
}

# kernel_deprecates SECONDS PREFIX
kernel_deprecates() {
  eventually "$1" "an advertisement has deprecated $2" kernel_has_deprecated "$2"
}

kernel_has_deprecated() {
  ip -n "$LAB_CLIENT" -6 addr show dev wan0 scope global deprecated | grep -q "inet6 $1"
}
