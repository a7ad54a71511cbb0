package io.plumbline.embedded;

/** {@link EmbeddedBroker} as a process of its own: {@code <data directory> [port]}; prints {@code READY <address>}. */
public final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) {
        ServerProcess.run(arguments, (directory, port) -> {
            EmbeddedBroker server = EmbeddedBroker.start(directory, port);
            return new ServerProcess.Running() {
                @Override
                public String address() {
                    return server.bootstrapServers();
                }

                @Override
                public void close() {
                    server.close();
                }
            };
        });
    }
}
