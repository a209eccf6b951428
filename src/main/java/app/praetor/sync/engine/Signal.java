package app.praetor.sync.engine;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits by the clock. */
final class Signal implements Waiter {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean pending;

    @Override
    public void await(Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (!pending && left > 0) {
                left = woken.awaitNanos(left);
            }
            pending = false;
        } catch (InterruptedException e) {
            // The loop ends by its flag only: an interrupt would reach the database's files.
            pending = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wake() {
        lock.lock();
        try {
            pending = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
