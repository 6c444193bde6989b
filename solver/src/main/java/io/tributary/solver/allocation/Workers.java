package io.tributary.solver.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A few threads for the length of one run. What is computed never depends on how many there are. */
final class Workers implements AutoCloseable {
    private final ExecutorService executor;

    Workers(int threads) {
        executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("allocation-", 0).factory());
    }

    <T> Future<T> start(Callable<T> task) {
        return executor.submit(task);
    }

    /** Runs all, the last in this thread, and returns the results in order. */
    <T> List<T> all(List<Callable<T>> tasks) {
        List<Future<T>> started = new ArrayList<>();
        for (var task : tasks.subList(0, tasks.size() - 1)) {
            started.add(executor.submit(task));
        }
        T last;
        try {
            last = tasks.getLast().call();
        } catch (Exception e) {
            throw new IllegalStateException("A planning task failed", e);
        }
        List<T> results = new ArrayList<>();
        started.forEach(future -> results.add(result(future)));
        results.add(last);
        return results;
    }

    /** Waits for a task until the deadline, and no longer; a library does not always look at the clock. */
    static boolean finishedBy(Future<?> future, Deadline deadline) {
        try {
            future.get(Math.max(0, (long) (deadline.secondsLeft() * 1000)), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Planning was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A planning task failed", e.getCause());
        }
    }

    static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Planning was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A planning task failed", e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
