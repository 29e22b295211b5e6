package dev.rightsflow.embedded.mongo;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Where a document stands in the log. */
record Location(int segment, int offset, int length) {

    /** How locations are written into the index. */
    static final class Type extends BasicDataType<Location> {

        private static final int MEMORY = 32;

        @Override
        public int getMemory(Location location) {
            return MEMORY;
        }

        @Override
        public void write(WriteBuffer target, Location location) {
            target.putVarInt(location.segment).putVarInt(location.offset).putVarInt(location.length);
        }

        @Override
        public Location read(ByteBuffer source) {
            return new Location(
                    DataUtils.readVarInt(source), DataUtils.readVarInt(source), DataUtils.readVarInt(source));
        }

        @Override
        public Location[] createStorage(int size) {
            return new Location[size];
        }
    }
}
