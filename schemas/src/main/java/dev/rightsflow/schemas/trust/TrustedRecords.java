package dev.rightsflow.schemas.trust;

import dev.rightsflow.schemas.Sealed;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Avro instantiates only classes that it was told to trust, since a schema comes with the data. Ours are the records of
 * this module; whichever of them is loaded first says so for all, because the build lets each take its model from here.
 */
public final class TrustedRecords {

    static {
        String ours = Sealed.class.getPackageName();
        ClassSecurityPredicate records = type -> type.getPackageName().equals(ours);
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), records));
    }

    private TrustedRecords() {}

    /** Says so before any of them is loaded: for whoever only reads, and knows the first class by its bytes. */
    public static void trust() {
        // The initialiser has.
    }

    /** A model of its own for each record class, as Avro's generated code expects. */
    public static SpecificData model() {
        return new SpecificData();
    }
}
