package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.policy.Reason;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * One item as whoever decides about it has seen it, and what they chose. All of it comes back with the form, so that the case
 * can tell whether its plan has changed meanwhile. Bound by Spring.
 */
public class JudgedItem {

    private String system = "";
    private String category = "";
    private @Nullable LocalDate recordDate;
    private long count;
    private Reason because = Reason.CATEGORY_UNKNOWN;
    private Judgement.@Nullable Choice choice;
    private @Nullable LocalDate newest;

    static JudgedItem of(Disposition.Refer refer) {
        JudgedItem judged = new JudgedItem();
        judged.system = refer.item().system();
        judged.category = refer.item().category();
        judged.recordDate = refer.item().recordDate();
        judged.count = refer.item().count();
        judged.because = refer.reason();
        return judged;
    }

    boolean isComplete() {
        return choice != null && (choice != Judgement.Choice.KEEP || newest != null);
    }

    Judgement judgement() {
        return new Judgement(
                item(), because, Objects.requireNonNull(choice), choice == Judgement.Choice.KEEP ? newest : null);
    }

    public Item item() {
        return new Item(system, category, recordDate, count);
    }

    public Set<Judgement.Choice> choices() {
        return Judgement.choices(because);
    }

    public String getSystem() {
        return system;
    }

    public void setSystem(String system) {
        this.system = system;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public @Nullable LocalDate getRecordDate() {
        return recordDate;
    }

    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
    public void setRecordDate(@Nullable LocalDate recordDate) {
        this.recordDate = recordDate;
    }

    public long getCount() {
        return count;
    }

    public void setCount(long count) {
        this.count = count;
    }

    public Reason getBecause() {
        return because;
    }

    public void setBecause(Reason because) {
        this.because = because;
    }

    public Judgement.@Nullable Choice getChoice() {
        return choice;
    }

    public void setChoice(Judgement.@Nullable Choice choice) {
        this.choice = choice;
    }

    public @Nullable LocalDate getNewest() {
        return newest;
    }

    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
    public void setNewest(@Nullable LocalDate newest) {
        this.newest = newest;
    }
}
