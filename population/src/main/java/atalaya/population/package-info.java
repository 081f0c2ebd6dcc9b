/// Made-up people and companies with known truth, for tests, the demo and benchmarks.
///
/// [atalaya.population.MercadoNorte] writes the exports of a whole company, whose people are the
/// cast of Atalaya's stories; [atalaya.population.PeopleFile] writes one flat file of any size.
/// Everything is a function of a seed, made household by household, and nobody in it exists.
///
/// The path: `people` makes households as they are, `story` lets each customer live two years with
/// the company, `noise` writes them down as clerks do, `department` is what each department
/// exports, `export` is the files. All of them draw their luck from `chance`.
@NullMarked
package atalaya.population;

import org.jspecify.annotations.NullMarked;
