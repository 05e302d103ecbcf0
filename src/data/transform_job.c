#include "data/data.h"

static zy_table *load(void *loader, const zy_value *data)
{
    return zy_source_load(loader, data);
}

zy_transform_job zy_transform_job_of(zy_job *job)
{
    return (zy_transform_job){.arena = job->arena,
                              .diags = job->diags,
                              .parameters = &job->chart.parameters,
                              .load = load,
                              .loader = job,
                              .set = zy_parameter_set,
                              .setter = job,
                              .random = &job->random,
                              .says_gaps = job->chart.style->reads_cells};
}
