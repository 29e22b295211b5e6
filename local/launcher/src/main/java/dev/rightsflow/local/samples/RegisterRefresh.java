package dev.rightsflow.local.samples;

/**
 * What a refresh from the registers did, in records.
 *
 * @param refreshed were brought up to date
 * @param added were not there
 * @param locked keep what their person had corrected
 * @param forgotten were not brought back, since their person was erased
 */
public record RegisterRefresh(int refreshed, int added, int locked, int forgotten) {

    static final RegisterRefresh NOTHING = new RegisterRefresh(0, 0, 0, 0);

    RegisterRefresh andRefreshed() {
        return new RegisterRefresh(refreshed + 1, added, locked, forgotten);
    }

    RegisterRefresh andAdded() {
        return new RegisterRefresh(refreshed, added + 1, locked, forgotten);
    }

    RegisterRefresh andLocked() {
        return new RegisterRefresh(refreshed, added, locked + 1, forgotten);
    }

    RegisterRefresh andForgotten() {
        return new RegisterRefresh(refreshed, added, locked, forgotten + 1);
    }
}
