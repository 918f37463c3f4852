# Starting peers on the server side, each with its files in scratch directories. Every *_start sets SERVER_PID.
SERVER_PID=

# dibbler_start CONFIGURATION   keeps its database between starts, as a restarted server does.
# dibbler knows only fixed paths, so it gets a mount namespace in which they are ours.
dibbler_start() {
  local configuration=$1 home=$LAB_SCRATCH/dibbler
  mkdir -p "$home"/{etc,lib,log}
  cp "$configuration" "$home/etc/server.conf"
  # A second bind of its own pid file would make it refuse to start after a hard stop.
  rm -f "$home/lib/server.pid"
  "${ON_SERVER[@]}" unshare --mount --propagation private sh -c "
    mount --bind '$home/etc' /etc/dibbler &&
    mount --bind '$home/lib' /var/lib/dibbler &&
    mount --bind '$home/log' /var/log/dibbler &&
    exec dibbler-server run" >>"$OUT/dibbler-server.log" 2>&1 &
  SERVER_PID=$!
  eventually 10 "dibbler-server listens" listens "$LAB_SERVER" 547
}

server_stop() {
  stop "$SERVER_PID"
  step "the server is stopped"
}
