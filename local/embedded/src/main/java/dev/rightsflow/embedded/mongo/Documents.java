package dev.rightsflow.embedded.mongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Documents by collection and key, that survive a SIGKILL. They are in a log, and only there: what a command changes is
 * appended in one entry before it is acknowledged. An index, which is an MVStore, knows where each stands. It is committed
 * whenever a segment of the log is full, together with the number of the segment that begins then, so that after a crash that
 * segment is read again, and makes of the index what it was.
 *
 * <p>What is still in use of segments with much waste is copied to the end, so that at most about half of the log is waste.
 */
final class Documents implements AutoCloseable {

    private static final String INDEX = "documents.index";
    private static final String SEGMENT = "documents.log-";
    private static final String COLLECTION = "collection.";
    private static final String IN_USE = "inUse";

    private static final int PAGE_BYTES = 4096;
    private static final int CACHE_MEGABYTES = 32;
    private static final int LEAST_FILL_OF_INDEX = 50;
    private static final int WASTED_SEGMENTS = 4;

    /** Of the segment that is being emptied, with each command. */
    private static final int LEAST_COMPACTED = 64 * 1024;

    private static final int NONE = -1;

    /** About what stands beside each document in the log. */
    private static final long OVERHEAD = 40;

    private final Path directory;
    private final int segmentBytes;
    private final MVStore index;
    private final MVMap<Integer, Long> storedInUse;
    private final Map<String, MVMap<Object, Location>> collections = new ConcurrentHashMap<>();
    private final TreeMap<Integer, Segment> segments = new TreeMap<>();
    private final Map<Integer, Long> inUse;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Entry entry = new Entry();
    private int current;
    private int emptying = NONE;
    private int emptiedTo;
    private @Nullable RuntimeException broken;

    private Documents(Path directory, int segmentBytes) {
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        this.index = new MVStore.Builder()
                .fileName(directory.resolve(INDEX).toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .pageSplitSize(PAGE_BYTES)
                .cacheSize(CACHE_MEGABYTES)
                .open();
        index.setVersionsToKeep(0);
        this.storedInUse = index.openMap(IN_USE);
        this.inUse = new TreeMap<>(storedInUse);
    }

    /** @param segmentBytes after how many of them the index is committed */
    static Documents open(Path directory, int segmentBytes) {
        Documents documents = new Documents(directory, segmentBytes);
        documents.recover();
        return documents;
    }

    /** Those that have been opened or written. */
    Set<String> collections() {
        return index.getMapNames().stream()
                .filter(name -> name.startsWith(COLLECTION))
                .map(name -> name.substring(COLLECTION.length()))
                .collect(Collectors.toSet());
    }

    /** Where the documents of a collection stand, in the order of their keys. To be looked at only. */
    MVMap<Object, Location> collection(String name) {
        return collections.computeIfAbsent(
                name,
                none -> index.openMap(
                        COLLECTION + name,
                        new MVMap.Builder<Object, Location>().keyType(Keys.TYPE).valueType(new Location.Type())));
    }

    byte[] read(Location location) {
        Segment segment = segment(location.segment());
        // What the running command itself has written is not in the file yet.
        return location.segment() == current && location.offset() >= segment.size()
                ? entry.read(location.offset() - segment.size(), location.length())
                : segment.read(location.offset(), location.length());
    }

    void put(String collection, Object key, byte[] bson) {
        put(collection, key, bson, 0, bson.length);
    }

    void put(String collection, Object key, byte[] source, int offset, int length) {
        expectToBeWriting();
        int start = entry.put(collection, key, source, offset, length);
        moved(collection, key, new Location(current, segment(current).size() + start, length));
        if (entry.size() > segmentBytes) {
            append();
        }
    }

    void remove(String collection, Object key) {
        expectToBeWriting();
        entry.remove(collection, key);
        removed(collection, key);
    }

    void drop(String collection) {
        expectToBeWriting();
        entry.drop(collection);
        dropped(collection);
    }

    /** Nothing changes while the query runs. */
    <T extends @Nullable Object> T reading(Supplier<T> query) {
        lock.readLock().lock();
        try {
            expectToBeWhole();
            return query.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * What the command changes survives a SIGKILL when this returns: all of it or nothing, unless it is larger than a
     * segment. A command that fails keeps what it has changed until then.
     */
    <T extends @Nullable Object> T writing(Supplier<T> command) {
        lock.writeLock().lock();
        try {
            expectToBeWhole();
            try {
                return command.get();
            } finally {
                written();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void written() {
        try {
            int appended = append();
            if (segment(current).size() >= segmentBytes) {
                commit();
                begin();
            }
            compact(Math.max(LEAST_COMPACTED, 2 * appended));
        } catch (RuntimeException e) {
            broken = e;
            throw e;
        }
    }

    /** @return how many bytes */
    private int append() {
        int before = segment(current).size();
        if (!entry.isEmpty()) {
            segment(current).append(entry.toBytes());
            entry.clear();
        }
        return segment(current).size() - before;
    }

    private void moved(String collection, Object key, Location location) {
        Location before = collection(collection).put(key, location);
        inUse.merge(location.segment(), location.length() + OVERHEAD, Long::sum);
        forget(before);
    }

    private void removed(String collection, Object key) {
        forget(collection(collection).remove(key));
    }

    private void dropped(String collection) {
        collection(collection).values().forEach(this::forget);
        collections.remove(collection);
        index.removeMap(COLLECTION + collection);
    }

    private void forget(@Nullable Location location) {
        if (location != null) {
            inUse.merge(location.segment(), -location.length() - OVERHEAD, Long::sum);
        }
    }

    private void recover() {
        files().forEach((number, path) -> segments.put(number, new Segment(path)));
        for (int number : List.copyOf(segments.tailMap(index.getStoreVersion()).keySet())) {
            replay(number);
        }
        current = Math.max(segments.isEmpty() ? 0 : segments.lastKey(), index.getStoreVersion() - 1);
        commit();
        begin();
    }

    private void replay(int number) {
        segment(number)
                .forEach((start, bytes) -> Entry.read(bytes, new Entry.Changes() {
                    @Override
                    public void put(String collection, Object key, int offset, int length) {
                        moved(collection, key, new Location(number, start + offset, length));
                    }

                    @Override
                    public void remove(String collection, Object key) {
                        removed(collection, key);
                    }

                    @Override
                    public void drop(String collection) {
                        dropped(collection);
                    }
                }));
    }

    /** Makes the index durable as of the end of the current segment, and deletes what nobody can need any more. */
    private void commit() {
        storedInUse.clear();
        storedInUse.putAll(inUse);
        index.setStoreVersion(current + 1);
        index.commit();
        index.compact(LEAST_FILL_OF_INDEX, segmentBytes / 16);
        for (int number : List.copyOf(segments.keySet())) {
            if (inUse.getOrDefault(number, 0L) == 0) {
                segment(number).delete();
                segments.remove(number);
                inUse.remove(number);
                if (number == emptying) {
                    emptying = NONE;
                }
            }
        }
    }

    private void begin() {
        current++;
        segments.put(current, new Segment(directory.resolve(SEGMENT + current)));
        if (emptying == NONE) {
            emptying = mostWasteful();
            emptiedTo = 0;
        }
    }

    /**
     * Goes on with the segment that is being emptied, a little with each command, since nobody else gets to write meanwhile; but
     * faster than the log grows.
     *
     * @param bytes of that segment to look at
     */
    private void compact(int bytes) {
        int looked = 0;
        while (looked < bytes && emptying != NONE) {
            int from = emptiedTo;
            int next = segment(emptying).next(from, (start, entries) -> copyToTheEnd(emptying, start, entries));
            if (next == Segment.END) {
                emptying = mostWasteful();
                emptiedTo = 0;
            } else {
                looked += next - from;
                emptiedTo = next;
            }
        }
        append();
    }

    /** The segment with the least that is in use, where there is much waste; it stays until the index is committed without it. */
    private int mostWasteful() {
        Set<Integer> inUseAtAll = segments.headMap(current).keySet().stream()
                .filter(number -> inUse.getOrDefault(number, 0L) > 0)
                .collect(Collectors.toSet());
        long used = inUseAtAll.stream().mapToLong(inUse::get).sum();
        long all =
                inUseAtAll.stream().mapToLong(number -> segment(number).size()).sum();
        if (all - used <= used + WASTED_SEGMENTS * (long) segmentBytes) {
            return NONE;
        }
        return inUseAtAll.stream()
                .min(Comparator.comparing(number -> inUse.getOrDefault(number, 0L)))
                .filter(number -> inUse.getOrDefault(number, 0L) <= segmentBytes / 2)
                .orElse(NONE);
    }

    private void copyToTheEnd(int number, int start, ByteBuffer bytes) {
        Entry.read(bytes, (collection, key, offset, length) -> {
            if (new Location(number, start + offset, length)
                    .equals(collection(collection).get(key))) {
                put(collection, key, bytes.array(), offset, length);
            }
        });
    }

    private Segment segment(int number) {
        return Objects.requireNonNull(
                segments.get(number),
                () -> "Expected segment " + number + " in " + directory + ", but it is not there");
    }

    private Map<Integer, Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(SEGMENT))
                    .collect(Collectors.toMap(
                            file -> Integer.valueOf(
                                    file.getFileName().toString().substring(SEGMENT.length())),
                            file -> file));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list " + directory + ", but could not", e);
        }
    }

    private long logBytes() {
        return segments.values().stream().mapToLong(Segment::size).sum();
    }

    /** What the log and the index take. */
    long fileBytes() {
        return logBytes() + index.getFileStore().size();
    }

    private void expectToBeWriting() {
        if (!lock.isWriteLockedByCurrentThread()) {
            throw new IllegalStateException("Expected to change documents within a write, but there is none");
        }
    }

    /** When an entry could not be written, the index knows what the log does not. A start makes it right again. */
    private void expectToBeWhole() {
        if (broken != null) {
            throw new IllegalStateException(
                    "Expected all documents to be in the log, but one could not be written; start the store again",
                    broken);
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (broken == null) {
                commit();
                index.close();
            } else {
                index.closeImmediately();
            }
            segments.values().forEach(Segment::close);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
