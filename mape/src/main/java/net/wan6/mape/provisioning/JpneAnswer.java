package net.wan6.mape.provisioning;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.wan6.codec.Octets;
import org.jspecify.annotations.Nullable;

/**
 * The answer of JPNE's rule server (v6 plus), which is for partners only: the product that embeds this library brings the
 * server's URL. Known from public firmware, not from a specification. MAP-E in the form of draft-03, in a mesh. Immutable.
 */
public final class JpneAnswer implements RuleServerAnswer {

    private final List<Mechanism> mechanisms;
    private final List<AnswerProblem> problems;
    private final @Nullable String id;

    JpneAnswer(List<Mechanism> mechanisms, List<AnswerProblem> problems, @Nullable String id) {
        this.mechanisms = List.copyOf(mechanisms);
        this.problems = List.copyOf(problems);
        this.id = id;
    }

    /**
     * The URL to get from a server that has answered before; the first time it is the server's own.
     *
     * @param server the URL that ends in {@code get_rules}, from the product
     * @param id that of the last answer, 32 hexadecimal digits
     * @return the URL
     * @throws IllegalArgumentException if {@code id} is anything else
     */
    public static RuleServerUrl urlAt(RuleServerUrl server, String id) {
        if (!JpneAnswerReader.isId(id)) {
            throw new IllegalArgumentException("id of " + id.length() + " characters, not 32 hexadecimal digits");
        }
        return server.withParameters(List.of(new UrlParameter("id", id)));
    }

    /**
     * Reads the body of an answer with status 200.
     *
     * @param body a JSON text in UTF-8 (RFC 8259) of at most 262,144 octets, or one in the parentheses of a call
     * @return the answer
     * @throws MalformedAnswerException if nothing of it can be used
     */
    public static JpneAnswer read(Octets body) {
        return JpneAnswerReader.read(body);
    }

    /** MAP-E; none if the answer was an empty object. */
    @Override
    public List<Mechanism> mechanisms() {
        return mechanisms;
    }

    @Override
    public List<AnswerProblem> problems() {
        return problems;
    }

    /**
     * What to send with the next request.
     *
     * @return 32 hexadecimal digits
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JpneAnswer that
                && mechanisms.equals(that.mechanisms)
                && problems.equals(that.problems)
                && Objects.equals(id, that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mechanisms, problems, id);
    }

    /** One line that may be logged. */
    @Override
    public String toString() {
        return "JpneAnswer[" + mechanisms.size() + " mechanisms, " + problems.size() + " problems]";
    }
}
