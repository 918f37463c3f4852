package net.wan6.examples.cli;

import java.util.Map;
import net.wan6.codec.MessageType;
import net.wan6.core.ClientState;
import net.wan6.core.ClientStatistics;

/** Says what a client waits for, and how often it asked since it began to. */
final class Waiting {
    private final Progress progress;
    private ClientState state = ClientState.STOPPED;
    private Map<MessageType, Long> sent = Map.of();
    private Map<MessageType, Long> sentBefore = Map.of();

    Waiting(Progress progress) {
        this.progress = progress;
    }

    /** To be called again and again. */
    void look(ClientState now, ClientStatistics statistics) {
        if (now != state) {
            state = now;
            sentBefore = sent;
            progress.begin();
        }
        sent = statistics.sent();
        switch (now) {
            case STOPPED, BOUND -> progress.clear();
            case NO_LINK -> progress.tell("waiting for the link");
            case LISTENING -> progress.tell("waiting for a Router Advertisement");
            case SOLICITING -> tell("waiting for an Advertise", "Solicit", MessageType.SOLICIT);
            case REQUESTING -> tell("waiting for a Reply", "Request", MessageType.REQUEST);
            case RENEWING -> tell("waiting for the lease to be renewed", "Renew", MessageType.RENEW);
            case REBINDING -> tell("waiting for any server to renew the lease", "Rebind", MessageType.REBIND);
            case VERIFYING ->
                tell("asking whether the lease is still good", "message", MessageType.REBIND, MessageType.CONFIRM);
            case RELEASING -> tell("giving the lease back", "Release", MessageType.RELEASE);
            case DECLINING -> tell("giving an address back that is in use", "Decline", MessageType.DECLINE);
            case INFORMING ->
                tell("waiting for other configuration", "Information-request", MessageType.INFORMATION_REQUEST);
        }
    }

    private void tell(String what, String name, MessageType... types) {
        long count = 0;
        for (MessageType type : types) {
            count += sent.getOrDefault(type, 0L) - sentBefore.getOrDefault(type, 0L);
        }
        progress.tell(what, ", " + count + " " + name + (count == 1 ? "" : "s") + " sent");
    }
}
