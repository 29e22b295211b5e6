/**
 * What a system's team builds its connector on: {@link dev.rightsflow.connector.kit.Connector} is what the team writes,
 * {@link dev.rightsflow.connector.kit.CommandHandler} is what the kit does with it. Nothing in this package knows Kafka,
 * Avro or Spring, reads a clock or starts a thread.
 *
 * <h2>Why an effect happens once</h2>
 *
 * Commands are delivered at least once, and the offsets and reports of a batch are committed in one Kafka transaction. A
 * command goes through these steps; a crash may come between any two of them, and always leads to the command being
 * delivered again.
 *
 * <ol>
 *   <li>look up the command in the ledger
 *   <li>locate the records and plan: which will be touched, what is said about the others
 *   <li>write the plan to the ledger
 *   <li>the effect
 *   <li>write the report to the ledger
 *   <li>publish the report and commit the offset
 * </ol>
 *
 * <table>
 *   <caption>Crash points</caption>
 *   <tr><th>crash after</th><th>effect in the ledger's store, one transaction over 1 to 5</th><th>effect elsewhere</th></tr>
 *   <tr><td>1, 2</td><td>nothing has happened; delivered again, begun anew</td><td>the same</td></tr>
 *   <tr><td>3, 4</td><td>rolled back; delivered again, begun anew: the records are all still there</td><td>the intent is
 *       found with its plan; the effect is repeated with the same records, which is harmless since it is idempotent in them;
 *       the report speaks of the plan, so it has the counts of the first time</td></tr>
 *   <tr><td>5</td><td colspan="2">the report is found; published; nothing is touched</td></tr>
 *   <tr><td>6</td><td colspan="2">done; should the offset be lost all the same, the first report is published again under its
 *       own id, which its reader ignores</td></tr>
 * </table>
 *
 * Two instances that hold the same command for a moment (a zombie and its successor) meet at step 3: the ledger's key admits
 * one, the other fails, tries again and finds the first one's intent or report. If both carry out the same intent, they touch
 * the same records and write the same report.
 *
 * <p>A CANCEL meets the ledger before step 3 (a tombstone is left, which a late or reordered command finds at step 1), after
 * step 5 (it gets the first report), or, without transactions, in between: then it is too late to say that nothing was
 * changed and too early to say that all was, and the answer says just that.
 *
 * <p>Failures are not kept: whoever gets one may send the same command again.
 */
@NullMarked
package dev.rightsflow.connector.kit;

import org.jspecify.annotations.NullMarked;
