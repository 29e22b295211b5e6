package dev.rightsflow.workflow.holds;

class InMemoryHoldsTest extends HoldsContract {

    private final Holds holds = new InMemoryHolds();

    @Override
    protected Holds holds() {
        return holds;
    }
}
