package app.praetor.bench;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.identity.Tenant;
import app.praetor.store.key.Unlock;
import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.Password;
import app.praetor.sync.client.SyncDesk.SignIn;
import app.praetor.sync.client.SyncStatus.State;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A device that signs in, or goes on, and says how its load proceeds: arguments are a folder, a server and an account. */
public final class LoadClient {
    private LoadClient() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        try (Workspace workspace =
                Workspace.open(new WorkspaceFolder(home.resolve("home"), home.resolve("config")), Unlock.NONE)) {
            List<Tenant> known = workspace.identity().tenants();
            Tenant tenant = known.isEmpty() ? workspace.identity().create("Ada's", "Ada") : known.getFirst();
            Services services = workspace.services(tenant);
            SyncDesk desk = services.sync();
            System.out.println("idle");
            System.in.read();
            CountDownLatch done = new CountDownLatch(1);
            desk.listen(status -> {
                if (status.load() != null) {
                    System.out.println("loading " + status.load().done() + " of "
                            + status.load().total());
                } else if (status.state() == State.UP_TO_DATE) {
                    done.countDown();
                }
            });
            if (desk.linked()) {
                desk.resume();
            } else {
                desk.signIn(new SignIn(
                        args[1], new Password(args[2], ServerProgram.PASSWORD.toCharArray()), null, "laptop"));
            }
            done.await();
            System.out.println("done " + services.store().read(SyncSection.Tasks.class, SyncSection.Tasks::count));
            System.in.read();
        }
    }
}
