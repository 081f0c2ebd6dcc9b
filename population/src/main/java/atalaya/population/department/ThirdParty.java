package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Table;
import atalaya.population.story.Life;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/// A file bought from a supplier: households with what is believed of their income, studies and way
/// of life.
public final class ThirdParty implements Department {
    private static final List<String> INCOMES =
            List.of(
                    "<12.000",
                    "12.000-20.000",
                    "20.000-30.000",
                    "30.000-45.000",
                    "45.000-70.000",
                    ">70.000");
    private static final List<String> STUDIES =
            List.of("Primarios", "Secundarios", "Bachillerato", "FP", "Universitarios", "Posgrado");
    private static final List<String> PROFESSIONS =
            List.of(
                    "Administrativo",
                    "Docente",
                    "Sanitario",
                    "Comercio",
                    "Hostelería",
                    "Industria",
                    "Funcionario",
                    "Autónomo",
                    "Directivo",
                    "Técnico",
                    "Jubilado",
                    "Estudiante",
                    "Desempleado");
    private static final List<String> LIFESTYLES =
            List.of(
                    "Hogareño",
                    "Práctico",
                    "Tecnológico",
                    "Deportista",
                    "Familiar",
                    "Ahorrador",
                    "Viajero",
                    "Comprometido");
    private static final List<String> HOMES =
            List.of("<100k", "100k-180k", "180k-280k", "280k-450k", ">450k");

    private final Office office;
    private final Table households;

    public ThirdParty(Office office) {
        this.office = office;
        households =
                office.byNumber(
                        "terceros_hogares.csv",
                        Dialect.PIPES,
                        "",
                        "id nombre_completo nacimiento sexo direccion cp poblacion provincia telefono correo hogar miembros renta "
                                + "estudios profesion valor_vivienda patrimonio estilo_vida fecha_dato");
    }

    @Override
    public List<Table> tables() {
        return List.of(households);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        var id = shopper.keys().thirdParty();
        if (id == null) {
            return;
        }
        var chance = office.chance("third-party", shopper.entity());
        var seen = office.write(shopper, "third-party", chance);
        var household = shopper.household();
        // Neighbours share an income: it is drawn for the household.
        var means = office.chance("means", household.number());
        int income = Math.clamp(Math.round(2.4 + 1.3 * means.normal()), 0, INCOMES.size() - 1);
        int age = shopper.person().ageOn(office.until());
        households.row(
                id,
                seen.whole(),
                seen.birth(),
                seen.sex(),
                seen.address(),
                seen.postalCode(),
                seen.city(),
                seen.province(),
                seen.phone(),
                seen.email(),
                "HG" + (100_000 + household.number()),
                household.members().size() + Math.max(0, childrenAtHome(shopper)),
                INCOMES.get(income),
                STUDIES.get(Math.clamp(income + chance.between(-1, 1), 0, 5)),
                profession(age, chance),
                HOMES.get(Math.clamp(income + means.between(-1, 0), 0, 4)),
                INCOMES.get(Math.clamp(income + means.between(-1, 1), 0, 5)),
                chance.oneOf(LIFESTYLES),
                LocalDate.of(office.until().getYear(), 1, 15).minusMonths(chance.between(0, 30)));
        office.truth.is(id, "third-party", shopper.entity());
    }

    private int childrenAtHome(Shopper shopper) {
        int adultSince = office.until().getYear() - 16;
        return (int)
                shopper.person().childrenBorn().stream().filter(year -> year > adultSince).count();
    }

    private static String profession(int age, Chance chance) {
        if (age > 66) {
            return "Jubilado";
        }
        return age < 23 ? "Estudiante" : chance.oneOf(PROFESSIONS.subList(0, 10));
    }
}
