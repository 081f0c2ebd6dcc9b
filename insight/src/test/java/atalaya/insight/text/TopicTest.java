package atalaya.insight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicTest {

    @Test
    void whatAComplaintIsAbout() {
        assertThat(Topic.of("Me cobraron una comisión que no era mía")).isEqualTo(Topic.FEE);
        assertThat(Topic.of("Eso estaba en la letra pequeña del contrato"))
                .isEqualTo(Topic.UNCLEAR_TERMS);
        assertThat(Topic.of("Llevo tres semanas esperando y todavía no llega"))
                .isEqualTo(Topic.DELAY);
        assertThat(Topic.of("El secador llegó roto y no funciona")).isEqualTo(Topic.DEFECT);
        assertThat(Topic.of("El empleado me gritó")).isEqualTo(Topic.TREATMENT);
        assertThat(Topic.of("I was charged a hidden fee twice")).isEqualTo(Topic.FEE);
        assertThat(Topic.of("The screen arrived cracked and broken")).isEqualTo(Topic.DEFECT);
        assertThat(Topic.of("Still waiting, delivery is late")).isEqualTo(Topic.DELAY);
        assertThat(Topic.of("The agent was rude and hung up")).isEqualTo(Topic.TREATMENT);
        assertThat(Topic.of("Qué pena")).isEqualTo(Topic.OTHER);
        assertThat(Topic.of("")).isEqualTo(Topic.OTHER);
    }
}
