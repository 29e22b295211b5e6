package dev.rightsflow.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.MisconfiguredException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A faulty descriptor is refused at start with file, line, what is wrong and what would be right. */
class DescriptorIT {

    private static final DataSource CRM = Databases.h2();

    @BeforeAll
    static void makeTables() {
        new ResourceDatabasePopulator(
                        new ClassPathResource("systems/crm.sql"),
                        new ClassPathResource("systems/invoicing.sql"),
                        new ClassPathResource("systems/credit-registers.sql"))
                .execute(CRM);
        JdbcClient.create(CRM).sql("create table keyless (email varchar(100))").update();
    }

    /** Each row: what is changed in the shipped descriptor, into what, and the complaint. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        crm.yml | system: crm              | sistem: crm             | line 3: Expected one of [categories, remember, system], but found 'sistem'
        crm.yml | table: contact           | table: kontakt          | line 6: Expected a readable table 'kontakt' with the record date 'relation_ended_on', but the database refuses (SQL state 42S02); tables that this user can see: [address_update, company, contact
        crm.yml | table: contact           | table: contact; drop    | line 6: Expected the name of a table or column
        crm.yml | key: contact_id          | key: email              | line 6: Expected the primary key of table 'contact' to be 'email' alone, but it is [contact_id]
        crm.yml | - { email: email }       | - { email: e_mail }     | line 6: Expected column 'e_mail' in table 'contact', but its columns are [address, company_id
        crm.yml | - { email: email }       | - { phone: phone }      | line 11: Expected phone together with another identifier, but it stands alone
        crm.yml | recordDate: relation_ended_on | identifiers: { name: full_name } | line 14: Expected one of [analyticsClientId, customerNumber, email, nationalId, phone], but found 'name'
        crm.yml | recordDate: relation_ended_on | identifiers: { phone: [ phone, mobile ] } | line 6: Expected column 'mobile' in table 'contact'
        crm.yml | recordDate: relation_ended_on | identifiers: { phone: phone; drop } | line 14: Expected the name of a table or column
        invoicing.yml | recordDate: fiscal_year_end | identifiers: { customerNumber: invoice_number } | line 6: Expected 'anonymise' to clear every column that tells who the person is, but it leaves [invoice_number]
        crm.yml | recordDate: relation_ended_on | recordDate: relation_end | line 6: Expected a readable table 'contact' with the record date 'relation_end'
        crm.yml | column: title, label     | column: titel, label    | line 20: Expected column 'titel' in table 'contact'
        crm.yml | erase: delete            | erase: shred            | line 29: Expected 'delete', or 'anonymise' with columns and what they become, but found 'shred'
        crm.yml | rectify: overwrite       | rectify: { annotate: remarks } | line 30: Expected column 'remarks' in table 'contact'
        crm.yml | via: { category: contact | via: { category: kontakt | line 40: Expected one of the other categories [contact], but found 'kontakt'
        crm.yml | provided: true, corrects: name | provided: yes please | line 16: Expected true or false, but found 'yes please'
        invoicing.yml | recipient_email: null | amount: null         | line 33: Expected a value for column 'amount' of table 'invoice', but found null, which the table does not allow
        invoicing.yml | delivery_address: null |                      | line 6: Expected 'anonymise' to clear every column that tells who the person is, but it leaves [delivery_address]
        credit-registers.yml | column: identifier_hash | column: hash   | line 4: Expected a readable table 'forgotten' with the column 'hash', but the database refuses
        credit-registers.yml | lock: name_locked | lock: full_name       | line 35: Expected column 'full_name' of table 'address_update' to be a boolean, since it says whether a field is locked
        credit-registers.yml | corrects: name, lock | lock              | line 35: Expected 'corrects' beside 'lock', since only a correction locks a field
        """)
    void refusesAFaultyDescriptor(String file, String right, String wrong, String complaint) throws Exception {
        String yaml = new ClassPathResource("systems/" + file).getContentAsString(StandardCharsets.UTF_8);
        String faulty = yaml.replaceFirst("\\Q" + right + "\\E", wrong == null ? "" : wrong);

        assertThatThrownBy(() -> check(file, faulty, CRM))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith(file + ", " + complaint);
    }

    @Test
    void refusesATableWithoutPrimaryKey() {
        String yaml = """
            system: crm
            categories:
              contact:
                table: keyless
                key: email
                person: [ { email: email } ]
                fields: []
            """;

        assertThatThrownBy(() -> check("x.yml", yaml, CRM))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith(
                        "x.yml, line 4: Expected table 'keyless' to have a primary key, but it has none");
    }

    @Test
    void refusesTextThatIsNoYaml() {
        assertThatThrownBy(() -> check("x.yml", "system: crm\ncategories: [", CRM))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith("x.yml, line 2: Expected YAML, but ");
    }

    @Test
    void acceptsAnExpressionAsRecordDate() {
        String yaml = """
            system: crm
            categories:
              contact:
                table: contact
                key: contact_id
                person: [ { email: email } ]
                recordDate: { expression: "coalesce(relation_ended_on, relation_started_on)" }
                fields: [ { column: full_name, label: Name } ]
            """;

        assertThatCode(() -> check("x.yml", yaml, CRM)).doesNotThrowAnyException();
    }

    @Test
    void saysWhichSettingsToLookAtWhenTheDatabaseRefusesTheUser() {
        DataSource wrongPassword = new DriverManagerDataSource(
                Objects.requireNonNull(((DriverManagerDataSource) CRM).getUrl()), "sa", "wrong");

        assertThatThrownBy(() -> check("crm.yml", shipped(), wrongPassword))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("spring.datasource.username");
    }

    @Test
    void saysWhichSettingsToLookAtWhenThereIsNoDatabase() {
        DataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/crm", "crm", "secret");

        assertThatThrownBy(() -> check("crm.yml", shipped(), nowhere))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("spring.datasource.url");
    }

    private static String shipped() throws Exception {
        return new ClassPathResource("systems/crm.yml").getContentAsString(StandardCharsets.UTF_8);
    }

    private static void check(String file, String yaml, DataSource dataSource) {
        new JdbcConnector(DescriptorReader.read(file, new StringReader(yaml)), dataSource, SampleDatabase.MEMORY)
                .check();
    }
}
