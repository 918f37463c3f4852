package net.wan6.mape.provisioning;

/**
 * What is provisioned.
 *
 * @param answer what the CE uses of it
 * @param endsIfRefused from when on a refusal ends it: twice its time after it was last given; nanoseconds
 * @param notFoundInARow how often the resolvers have said since that there is no rule server
 */
record Running(ProvisioningAnswer answer, long endsIfRefused, int notFoundInARow) {
    private static final int USUAL_TTL = 24 * 3600;

    static Running since(long now, ProvisioningAnswer answer) {
        return new Running(answer, now + 2 * Waits.SECOND * answer.ttl().orElse(USUAL_TTL), 0);
    }

    Running notFound() {
        return new Running(answer, endsIfRefused, notFoundInARow + 1);
    }

    Running found() {
        return notFoundInARow == 0 ? this : new Running(answer, endsIfRefused, 0);
    }
}
