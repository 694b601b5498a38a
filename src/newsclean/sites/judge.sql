-- From the view `learnt`, a file of `newsclean sites learn`, to the view `judged`. What the numbers are, judge.py says.

CREATE TEMP MACRO lower_bound(p, n, z) AS
    (p + z * z / (2 * n) - z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n);
CREATE TEMP MACRO lower_share(k, n) AS lower_bound(k / n, n, standard_errors());

-- The pages of each site, as they were fetched.
CREATE TEMP TABLE fetched AS
    SELECT site, count(*) AS pages
    FROM (SELECT DISTINCT site, page FROM (SELECT site, unnest(pages) AS page FROM learnt)) GROUP BY site;

-- An article is the paragraphs that hardly any other page has. Pages with the same are one.
CREATE TEMP TABLE contents AS
    SELECT site, page, count(*) AS paragraphs, bit_xor(line) AS content
    FROM (
        SELECT learnt.site, learnt.line, unnest(learnt.pages) AS page FROM learnt JOIN fetched USING (site)
        WHERE prose AND len(learnt.pages) <= greatest(fewest_reused(), fetched.pages // reused_share())
    ) GROUP BY site, page HAVING count(*) >= fewest_telling();
CREATE TEMP TABLE twins AS
    SELECT contents.site, contents.page, article
    FROM contents JOIN (
        SELECT site, paragraphs, content, min(page) AS article
        FROM contents GROUP BY site, paragraphs, content HAVING count(*) > 1
    ) USING (site, paragraphs, content);
DROP TABLE contents;

-- On how many articles each line stands, and how many its site has.
CREATE TEMP TABLE counted AS
    SELECT learnt.site, host, line, prose, text,
        len(learnt.pages) - coalesce(again.pages - again.articles, 0) AS pages,
        fetched.pages - coalesce(twice.pages - twice.articles, 0) AS of
    FROM learnt
    JOIN fetched USING (site)
    LEFT JOIN (
        SELECT site, count(*) AS pages, count(DISTINCT article) AS articles FROM twins GROUP BY site
    ) AS twice USING (site)
    LEFT JOIN (
        SELECT site, line, count(*) AS pages, count(DISTINCT article) AS articles
        FROM (
            SELECT site, line, unnest(pages) AS page FROM learnt
            WHERE len(pages) >= fewest_pages() AND site IN (SELECT site FROM twins)
        ) JOIN twins USING (site, page) GROUP BY site, line
    ) AS again USING (site, line)
    WHERE len(learnt.pages) >= fewest_pages();

-- A template is the pages that several labels have in common; one of these lines is enough to know them by.
CREATE TEMP TABLE templates AS
    SELECT site, min(line) AS line, min(counted.pages) AS pages
    FROM counted JOIN learnt USING (site, line)
    WHERE NOT counted.prose AND counted.pages >= template_share() * of AND lower_share(counted.pages, of) < prose_share()
    GROUP BY site, len(learnt.pages), list_aggregate(learnt.pages, 'bit_xor') HAVING count(*) >= fewest_labels();

-- Lines that are not nearly everywhere may be so on the pages of a template.
CREATE TEMP TABLE doubtful AS
    SELECT site, line FROM counted
    WHERE pages >= template_share() * prose_share() * of AND lower_share(pages, of) < prose_share()
        AND site IN (SELECT site FROM templates);
CREATE TEMP TABLE stands AS
    SELECT DISTINCT site, line, coalesce(article, page) AS page
    FROM (SELECT site, line, unnest(pages) AS page FROM learnt SEMI JOIN doubtful USING (site, line))
    LEFT JOIN twins USING (site, page);
CREATE TEMP TABLE templated AS
    SELECT site, line, max(lower_share(together, pages)) AS share
    FROM (
        SELECT stands.site, stands.line, templates.pages, count(*) AS together
        FROM stands
        JOIN stands AS label ON label.site = stands.site AND label.page = stands.page
        JOIN templates ON templates.site = label.site AND templates.line = label.line
        GROUP BY stands.site, stands.line, templates.line, templates.pages
    ) GROUP BY site, line;

-- A line is the site's, or not.
CREATE TEMP VIEW judged AS
    SELECT * EXCLUDE share, everywhere OR (NOT prose AND lower_share(pages, of) >= chrome_share()) AS taken
    FROM (
        SELECT counted.*, share, greatest(lower_share(pages, of), coalesce(share, 0)) >= prose_share() AS everywhere
        FROM counted LEFT JOIN templated USING (site, line)
    ) WHERE pages >= fewest_pages();
