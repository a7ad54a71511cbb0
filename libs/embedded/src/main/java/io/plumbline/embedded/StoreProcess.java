package io.plumbline.embedded;

/** {@link EmbeddedStore} as a process of its own: {@code <data directory> [port]}; prints {@code READY <address>}. */
public final class StoreProcess {
    private StoreProcess() {}

    public static void main(String[] arguments) {
        ServerProcess.run(arguments, (directory, port) -> {
            EmbeddedStore server = EmbeddedStore.start(directory, port);
            return new ServerProcess.Running() {
                @Override
                public String address() {
                    return server.connectionString();
                }

                @Override
                public void close() {
                    server.close();
                }
            };
        });
    }
}
