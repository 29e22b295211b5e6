package dev.rightsflow.workflow.lifecycle;

/** What takes a case from stage to stage. Which move is allowed where is said in one place: the state machine. */
public enum Move {
    REQUEST_IDENTITY,
    LOCATE,
    REQUEST_CLARIFICATION,
    ASK_FEE,
    ASSESS,
    REQUEST_APPROVAL,
    FULFIL,
    CLOSE,
    END_FULFILLED,
    END_PARTLY_FULFILLED,
    END_REFUSED,
    END_NO_DATA_HELD,
    END_UNIDENTIFIABLE,
    END_WITHDRAWN,
    END_FORWARDED,
    END_MERGED;

    /** The move to an ending. A move leads to one stage, so that guards never have to choose between several. */
    public static Move toEnding(Stage ending) {
        return valueOf("END_" + ending.name());
    }
}
