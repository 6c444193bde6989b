package io.tributary.db.outbox;

import static io.tributary.db.schema.Tables.OUTBOX;

import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/**
 * Messages to workflows. They are written in the transaction of the fact that they tell of, and taken by a dispatcher
 * that may tell twice but never forgets; receivers look at versions.
 */
public final class Outbox {
    /** A message that waits to be told. */
    public record Message(long id, OutboxKind kind, String subjectId, int attempts) {}

    private final DSLContext db;

    public Outbox(DSLContext db) {
        this.db = db;
    }

    public static void enqueue(DSLContext tx, OutboxKind kind, String subjectId) {
        tx.insertInto(OUTBOX)
                .set(OUTBOX.KIND, kind.name())
                .set(OUTBOX.SUBJECT_ID, subjectId)
                .execute();
    }

    /**
     * Takes the oldest messages, lets {@code tell} deliver each, and removes what was delivered. What throws stays, with
     * its error, for the next round. Several dispatchers share the work; a message is with one of them at a time.
     *
     * @return how many were delivered
     */
    public int dispatch(int most, Consumer<Message> tell) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            List<Message> messages = tx.selectFrom(OUTBOX)
                    .where(OUTBOX.ATTEMPTS.lt(MAX_ATTEMPTS))
                    .orderBy(OUTBOX.ID)
                    .limit(most)
                    .forUpdate()
                    .skipLocked()
                    .fetch(row -> new Message(
                            row.getId(), OutboxKind.valueOf(row.getKind()), row.getSubjectId(), row.getAttempts()));
            int told = 0;
            for (Message message : messages) {
                if (deliver(tx, message, tell)) {
                    told++;
                }
            }
            return told;
        });
    }

    /** After this many failures a message is left for people; {@code attempts} and {@code last_error} say why. */
    static final int MAX_ATTEMPTS = 50;

    private static boolean deliver(DSLContext tx, Message message, Consumer<Message> tell) {
        try {
            tell.accept(message);
        } catch (RuntimeException e) {
            tx.update(OUTBOX)
                    .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                    .set(OUTBOX.LAST_ERROR, String.valueOf(e.getMessage()))
                    .where(OUTBOX.ID.eq(message.id()))
                    .execute();
            return false;
        }
        tx.deleteFrom(OUTBOX).where(OUTBOX.ID.eq(message.id())).execute();
        return true;
    }
}
