/**
 * A batch of inputs becomes new cases and outputs, effectively once: one find, the pure core, one write, and outputs that
 * the caller publishes together with the consumed offsets in one transaction.
 *
 * <p>What a crash leads to:
 *
 * <ul>
 *   <li>before the write: nothing happened; the batch is delivered again.
 *   <li>during or after the write, before the transaction commits: some or all cases are written, nothing is published.
 *       The records are delivered again, perhaps in another cut; each case knows what it last applied per input partition,
 *       so a record it has applied changes nothing and yields the very outputs that it yielded before, which the case
 *       keeps until their record is known to be committed.
 *   <li>after the commit: nothing is delivered again.
 * </ul>
 *
 * <p>A consumer that lost its partitions without noticing (a zombie) is fenced twice: its transaction cannot commit, and a
 * case that somebody else has written meanwhile does not match the version that it read.
 */
@NullMarked
package dev.rightsflow.workflow.processing;

import org.jspecify.annotations.NullMarked;
