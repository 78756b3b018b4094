# Evidence: whose claim, and in what stance.

## The rule that gave a claim to a company

evidence-rule-inside-name = The term is part of the name of one of the company’s products.
evidence-rule-subject = The company is the nearest subject before the term, in the same clause.
evidence-rule-coordinated = Several names stand together and share the claim.
evidence-rule-compared = The company is the one that is compared; the advantage is its own.
evidence-rule-name-after = The name follows the term in the same clause.
evidence-rule-clause-before = The clause names nobody and goes on with the company of the clause before.
evidence-rule-clause-after = The clause sets the scene for the company that follows.
evidence-rule-only-name = The only name near is an object, and nobody else is there to take the claim.
evidence-rule-carried = The sentence names nobody and goes on with the company of the sentence before in its paragraph.
evidence-rule-comparand = Another company is compared with this one; listed, not counted.
evidence-rule-decided = A reader put the sentence here.

evidence-attribution-direct = Named
evidence-attribution-carried = Carried on
evidence-attribution-comparand = Compared with
evidence-attribution-decided = Put here

evidence-stance-asserted = Asserted
evidence-stance-negated = Negated
evidence-stance-negated-hint = The sentence says that it is not so, or not yet.
evidence-stance-planned = Planned
evidence-stance-planned-hint = The sentence says that it shall be so.
evidence-stance-reported = Reported
evidence-stance-reported-hint = The sentence says what others say, or what may be.

## The matrix on the command line

compare-measure = Sentences (articles) in { $articles } articles; a sentence counts once in each cell
compare-profile = { $company }: { $row }, log-likelihood { $value }, log ratio { $ratio }, sentences: { $sentences }
compare-profile-small = { $company }: { $row }, log-likelihood { $value }, log ratio { $ratio }, sentences: { $sentences } (a small number)
compare-nothing = No sentence was found in which a company and a theme meet, in { $articles } articles.
compare-no-outlet = (no outlet)
compare-no-month = (no date)
compare-no-company = No company of the lexicon has the id “{ $id }”. `wenjian lexicon list` names them all.
