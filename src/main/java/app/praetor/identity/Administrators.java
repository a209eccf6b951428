package app.praetor.identity;

import app.praetor.store.Store;
import app.praetor.store.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/**
 * Who may change what the whole organization works with: its owners and administrators ({@code users.role}). The server
 * refuses the same changes of anybody else.
 */
public final class Administrators {
    private static final Set<String> ROLES = Set.of("owner", "admin");

    private final Store store;
    private final UUID user;

    /** @param user the person on this device */
    public Administrators(Store store, UUID user) {
        this.store = store;
        this.user = user;
    }

    /** Whether the person is one of them. */
    public boolean hold() {
        return store.read(UserDao.class, this::hold);
    }

    /**
     * Goes on only for one of them; looked up in the transaction of the change.
     *
     * @throws NotAllowedException for anybody else
     */
    public void require(UnitOfWork unit) {
        if (!hold(unit.dao(UserDao.class))) {
            throw new NotAllowedException(
                    "Only an owner or an administrator of the organization may change this." + " Nothing was changed.");
        }
    }

    private boolean hold(UserDao dao) {
        return dao.role(user).filter(ROLES::contains).isPresent();
    }
}
