package net.wan6.codec;

import java.util.List;
import java.util.Optional;

/**
 * What a customer needs for one way of carrying IPv4 over IPv6 (S46_CONT_MAPE, S46_CONT_MAPT and S46_CONT_LW, RFC 7598
 * §5): options of {@link OptionSpace#S46} and nothing else. A view of its octets.
 */
public final class S46Container extends WireImage implements OptionContainer<S46Container> {
    static final ViewShape.Form<S46Container> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return 0;
        }

        @Override
        public S46Container read(byte[] array, int from, int to) {
            return new S46Container(Options.inside(array, from, from, to, OptionSpace.S46));
        }
    };

    private final Options options;

    private S46Container(Options options) {
        super(options.array, options.from, options.to);
        this.options = options;
    }

    /**
     * A container.
     *
     * @param options what it holds
     * @return the container
     * @throws IllegalArgumentException if the options are of another space
     */
    public static S46Container of(Options options) {
        return new S46Container(options.requireSpace(OptionSpace.S46));
    }

    @Override
    public Options options() {
        return options;
    }

    @Override
    public S46Container withOptions(Options options) {
        return of(options);
    }

    /**
     * The mapping rules that are well formed, in wire order.
     *
     * @return the rules, perhaps none
     */
    public List<S46Rule> rules() {
        return options.all(OptionTypes.S46_RULE);
    }

    /**
     * The border relays that are well formed, in wire order.
     *
     * @return their addresses, perhaps none
     */
    public List<Ipv6Address> brAddresses() {
        return options.all(OptionTypes.S46_BR);
    }

    /**
     * The prefix that stands for the rest of the IPv4 world under MAP-T.
     *
     * @return the default mapping rule, or empty
     */
    public Optional<Ipv6Prefix> defaultMappingRule() {
        return options.first(OptionTypes.S46_DMR);
    }

    /**
     * The binding of lightweight 4over6.
     *
     * @return the binding, or empty
     */
    public Optional<S46Bind> binding() {
        return options.first(OptionTypes.S46_V4V6BIND);
    }

    @Override
    public String toString() {
        return "S46Container " + options;
    }
}
