package dev.rightsflow.workflow.simulation;

/** What may happen between two effects. */
interface Hazards {

    /** The process may die here, or stand still while the others go on: each once in so many times. */
    void between(Member process, String effects, int oneIn);

    default void between(Member process, String effects) {
        between(process, effects, 50);
    }

    /** Something that may fail fails, once in so many times. */
    boolean strikes(int oneIn);

    Dice dice();
}
