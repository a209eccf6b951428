package app.praetor.sync;

import app.praetor.store.Replica;
import app.praetor.store.ReplicaUnit;
import app.praetor.store.capture.HybridClock;
import app.praetor.sync.client.Transport;
import app.praetor.sync.net.Http;
import app.praetor.sync.replica.ReplicaExchange;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The process that is killed: exchanges until just before or just after a commit, and stays there. */
final class KilledExchange {
    private KilledExchange() {}

    /** Stays at one of the exchange's commits. */
    private static final class Stopping implements Replica {
        private final Replica real;
        private final boolean before;
        private int left;

        /**
         * @param number of the commit, from 1
         */
        Stopping(Replica real, boolean before, int number) {
            this.real = real;
            this.before = before;
            this.left = number;
        }

        @Override
        public UUID tenant() {
            return real.tenant();
        }

        @Override
        public HybridClock clock() {
            return real.clock();
        }

        @Override
        public <T extends @Nullable Object> T read(Function<Handle, T> work) {
            return real.read(work);
        }

        @Override
        public <T extends @Nullable Object> T write(Function<ReplicaUnit, T> work) {
            left--;
            T result = real.write(unit -> {
                T made = work.apply(unit);
                if (left == 0 && before) {
                    Child.stay();
                }
                return made;
            });
            if (left == 0) {
                Child.stay();
            }
            return result;
        }

        @Override
        public void link(boolean linked) {
            real.link(linked);
        }

        @Override
        public Runnable onCaptured(Runnable listener) {
            return real.onCaptured(listener);
        }
    }

    public static void main(String[] args) {
        Transport transport = Device.transport(new Http(args[1]), args[2]);
        Device device = Device.open(Path.of(args[0]), transport);
        Stopping replica = new Stopping(device.replica(), args[3].equals("before"), Integer.parseInt(args[4]));
        ReplicaExchange exchange = new ReplicaExchange(
                replica, device.tables(), device.workspace().database().schemaVersion());
        while (exchange.pushOne(transport)) {}
        while (exchange.pullOne(transport)) {}
        System.out.println("it was never there");
    }
}
